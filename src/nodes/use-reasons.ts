import { createMemo, useContext, type Accessor } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import { useBench } from './bench-context.ts';
import type { Reason } from './problem-text.ts';
import { ReasonsContext } from './reasons-context.ts';
import { SharedContext } from './shared-readings.ts';
import { useGradient, useStore } from './use-store.ts';
import { useTitles } from './use-titles.ts';

function sameReason(a: Reason | null, b: Reason | null): boolean {
  return a?.short === b?.short && a?.text === b?.text;
}

/** Why a gradient is absent, 0 or no ordinary number, after each sweep. Looked for only where that is so. */
export function useGradientReason(address: Accessor<Address>): Accessor<Reason | null> {
  const { workbench } = useBench();
  const { live } = workbench;
  const tick = useStore(live.$tick);
  const titles = useTitles();
  const shared = useContext(SharedContext);
  const reasons = useContext(ReasonsContext);
  const gradient = useGradient(address);
  return createMemo(
    () => {
      const now = gradient();
      if (now !== null && now !== 0 && Number.isFinite(now)) return null;
      tick();
      const readers = shared === undefined ? {} : { readers: (of: Address) => shared.readers(live.$program.get(), of) };
      return (
        reasons()?.gradientReason(
          { document: workbench.$document.get(), titles: titles(), live, ...readers },
          address(),
        ) ?? null
      );
    },
    null,
    { equals: sameReason },
  );
}

/** What keeps a slot from having a number, or what is wrong with the one it has. */
export interface Fault extends Reason {
  readonly kind: 'problem' | 'trouble';
}

/** Why a value is absent or no ordinary number, after each sweep. */
export function useFault(address: Accessor<Address>): Accessor<Fault | null> {
  const { workbench } = useBench();
  const { live } = workbench;
  const program = useStore(live.$program);
  const tick = useStore(live.$tick);
  const titles = useTitles();
  const reasons = useContext(ReasonsContext);
  return createMemo(
    (): Fault | null => {
      tick();
      const { problems, slots, indexOf } = program();
      const at = address();
      // A macro's own address means its output slot.
      const slot = slots[indexOf.get(at) ?? -1]?.address ?? at;
      const document = workbench.$document.get();
      const problem = problems.get(slot);
      const words = reasons();
      if (problem !== undefined)
        return { kind: 'problem', ...(words?.problemText(document, titles(), at, problem) ?? { short: '', text: '' }) };
      const trouble = words?.troubleReason(live, document, titles(), at) ?? null;
      return trouble === null ? null : { kind: 'trouble', ...trouble };
    },
    null,
    { equals: (a, b) => a?.kind === b?.kind && sameReason(a, b) },
  );
}
