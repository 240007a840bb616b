import { createMemo, createSignal, type Accessor } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import { tapeSlotAt } from '../../compile/evaluate.ts';
import { compareOrder, type NudgeDocument } from '../../graph/document.ts';
import type { Program } from '../../compile/program.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { ChoiceOption } from './Choice.tsx';
import { lossReadout, slotReadout, type Readout } from './readout.ts';
import { useSlotNames } from './use-names.ts';

/** What a picture shows of the net: what the loss reads, or one slot that somebody chose. */
export interface ChosenReadout {
  /** Null while there is nothing to show. */
  readonly readout: Accessor<Readout | null>;
  readonly options: Accessor<readonly ChoiceOption[]>;
  readonly value: Accessor<string>;
  readonly choose: (value: string) => void;
}

/** Stands for what the loss reads. */
const ofLoss = '';

export function useReadout(): ChosenReadout {
  const { workbench } = useBench();
  const document = useStore(workbench.$document);
  const program = useStore(workbench.live.$program);
  const names = useSlotNames();
  const [chosen, setChosen] = createSignal(ofLoss);
  const loss = createMemo(() => lossReadout(document(), program()));
  const slots = createMemo(() => shownSlots(document(), program()));
  const own = () => slots().find((address) => address === chosen());
  const readout = createMemo(() => {
    const address = own() ?? (loss() === null ? slots().at(-1) : undefined);
    return address === undefined ? loss() : slotReadout(address, loss());
  });
  const options = createMemo(() => {
    const name = names();
    const first = loss();
    return [
      ...(first === null
        ? []
        : [{ value: ofLoss, text: `what the loss reads: ${first.outputs.map(name).join(', ')}` }]),
      ...slots().map((address) => ({ value: address, text: name(address) })),
    ];
  });
  return {
    readout,
    options,
    value: () => own() ?? (loss() === null ? (slots().at(-1) ?? ofLoss) : ofLoss),
    choose: setChosen,
  };
}

/** What may be drawn over a plane: everything with a card of its own that computes a number for each row, or for a document without data any
 *  number; in canonical order, losses left out. */
function shownSlots(document: NudgeDocument, program: Program): readonly Address[] {
  const hasRows = program.spaces.length > 0;
  return [...document.nodes.values()]
    .filter((record) => record.kind === 'op' || record.kind === 'macro')
    .filter(({ id }) => tapeSlotAt(program, id) >= 0 && (!hasRows || program.spaceOf(id) >= 0))
    .sort((a, b) => compareOrder(a.order, b.order))
    .map(({ id }) => id);
}
