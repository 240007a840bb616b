import type { MacroId, MacroInput } from './document.ts';

/** What a file may say about the inside of a macro. `macros/` derives the inside itself; a contract test keeps the two equal. */
interface MacroInside {
  readonly port: RegExp;
  /** The local addresses of its numbers. */
  readonly numbers: (inputs: readonly MacroInput[]) => readonly string[];
  /** The local addresses of its other slots. */
  readonly computed: (inputs: readonly MacroInput[]) => readonly string[];
}

export const macroInsides: Readonly<Record<MacroId, MacroInside>> = {
  neuron: {
    port: /^p[1-9]\d{0,14}$/,
    numbers: (inputs) => [...inputs.map(({ port }) => `w:${port}`), 'b'],
    computed: (inputs) => [...inputs.map(({ port }) => `m:${port}`), 'sum'],
  },
};

export function isMacroId(text: string): text is MacroId {
  return Object.hasOwn(macroInsides, text);
}
