import fc from 'fast-check';
import { compile } from '../../src/compile/program.ts';
import { findLoops } from '../../src/compile/would-cycle.ts';
import { address } from '../../src/kernel/ids.ts';
import type { LossId, MacroRecord, NudgeDocument, Placed } from '../../src/graph/document.ts';
import { createFresh } from '../../src/graph/fresh.ts';
import { leavesOf } from '../../src/graph/leaves.ts';
import { detach } from '../../src/macros/detach.ts';
import { setOpen } from '../../src/macros/open-in-place.ts';
import { consumersOf } from '../../src/macros/consumers.ts';
import { createLayer, createLoss, createMlp, createPenalty, layersOf } from '../../src/macros/create.ts';
import { setFrozen } from '../../src/macros/frozen.ts';
import { growsInputs } from '../../src/macros/inputs.ts';
import { redraw } from '../../src/macros/redraw.ts';
import { removeNeuron, resizeLayer } from '../../src/macros/resize.ts';
import { connect, disconnect, removeInput, removeNodes } from '../../src/macros/wiring.ts';
import { wiresInto, withRecord } from '../../src/macros/wires.ts';
import { opIds } from '../../src/ops/table.ts';
import { addFragment, fragmentOf } from '../../src/store/fragment.ts';
import { moveNodes, rename, setOp, setRole, setRoot, setSlider } from '../../src/store/edits.ts';
import type { Placeable } from '../../src/store/new-record.ts';
import { place } from '../../src/store/place.ts';
import { setActivation } from '../../src/store/net-edits.ts';
import type { Workbench } from '../../src/store/workbench.ts';

const losses: readonly LossId[] = ['squared_error', 'hinge', 'binary_cross_entropy', 'softmax_cross_entropy'];

/** One random edit: a kind and numbers that pick its targets among what the document then holds. */
export interface RandomEdit {
  readonly kind: (typeof kinds)[number];
  readonly picks: readonly number[];
  readonly number: number;
}

const kinds = [
  'nudge',
  'nudge',
  'nudge',
  'leaf',
  'op',
  'op',
  'neuron',
  'layer',
  'mlp',
  'loss',
  'penalty',
  'resize',
  'redraw',
  'freeze',
  'open inside',
  'wire',
  'wire',
  'wire',
  'wire',
  'unwire',
  'remove input',
  'delete',
  'move',
  'rename',
  'role',
  'slider',
  'root',
  'swap op',
  'activation',
  'open',
  'detach',
  'duplicate',
  'undo',
  'redo',
] as const;

export const randomEdit: fc.Arbitrary<RandomEdit> = fc.record({
  kind: fc.constantFrom(...kinds),
  picks: fc.array(fc.nat(1_000_000), { minLength: 4, maxLength: 4 }),
  number: fc.oneof(fc.double({ min: -4, max: 4, noNaN: true }), fc.double({ noNaN: true, noDefaultInfinity: true })),
});

/** Performs the edit on the bench, as a person would: through commits. Edits that find no target do nothing. */
export function perform(bench: Workbench, { kind, picks, number }: RandomEdit): void {
  const document = bench.$document.get();
  const pick = <Item>(items: readonly Item[], which: number): Item | undefined =>
    items[(picks[which] ?? 0) % items.length];
  const records = [...document.nodes.values()];
  const record = pick(records, 0);
  const commit = (after: NudgeDocument) => bench.commit(kind, after);
  const add = (what: Placeable) => commit(place(document, what, { x: 0, y: 0 }).document);
  const addRecord = (make: (placed: Placed) => MacroRecord) => {
    const fresh = createFresh(document);
    commit(withRecord(document, make({ id: fresh.id(), order: fresh.order(), name: null, x: 40, y: 40 })));
  };
  const drawn = { activation: 'tanh', initial: 'he' } as const;
  switch (kind) {
    case 'nudge': {
      const leaf = pick(records.flatMap(leavesOf), 0);
      if (leaf) bench.preview(leaf[0], number / 2);
      if (leaf) bench.commitNumber(leaf[0], number);
      return;
    }
    case 'leaf':
      return add({
        kind: 'leaf',
        role: pick(['input', 'parameter', 'constant'] as const, 1) ?? 'input',
        value: number,
      });
    case 'op':
      return add({ kind: 'op', op: pick(opIds, 1) ?? 'add' });
    case 'neuron':
      return add({ kind: 'neuron' });
    case 'layer':
      return addRecord((placed) =>
        createLayer(placed, document.seed, [], { size: 1 + ((picks[1] ?? 0) % 3), ...drawn }),
      );
    case 'mlp': {
      const layers = layersOf([1 + ((picks[1] ?? 0) % 3), 1 + ((picks[2] ?? 0) % 2)], 'tanh');
      return addRecord((placed) => createMlp(placed, document.seed, [], { layers, initial: 'uniform' }));
    }
    case 'loss':
      return addRecord((placed) => createLoss(placed, pick(losses, 1) ?? 'hinge'));
    case 'penalty':
      return addRecord((placed) =>
        createPenalty(placed, (picks[1] ?? 0) % 2 === 0 ? null : records.slice(0, 2).map((each) => each.id)),
      );
    case 'undo':
      return void bench.undo();
    case 'redo':
      return void bench.redo();
    default:
  }
  if (record === undefined) return;
  const { id } = record;
  switch (kind) {
    case 'wire': {
      const from = pick(
        records.filter((other) => other.kind !== 'note'),
        1,
      );
      const inputs =
        record.kind === 'op'
          ? [...record.inputs.keys()].map(String)
          : record.kind === 'macro'
            ? record.inputs.map(({ port }) => port)
            : [];
      const grows =
        (record.kind === 'macro' && growsInputs(record)) ||
        (record.kind === 'op' &&
          !['add', 'sub', 'mul', 'div', 'pow'].includes(record.op) &&
          record.inputs.length !== 1);
      const port = pick(grows ? [...inputs, 'spare'] : inputs, 2);
      if (from === undefined || port === undefined) return;
      const { closes } = findLoops(compile(document), from.id);
      if (consumersOf(document, record, port).some(({ address }) => closes(address))) return;
      return commit(connect(document, from.id, { node: id, port }));
    }
    case 'unwire': {
      const wire = pick(records.flatMap(wiresInto), 1);
      return wire && commit(disconnect(document, wire.to));
    }
    case 'remove input': {
      const wire = pick(records.flatMap(wiresInto), 1);
      return wire && commit(removeInput(document, wire.to));
    }
    case 'delete':
      return commit(removeNodes(document, new Set([id])));
    case 'move':
      return commit(moveNodes(document, [[id, { x: picks[1] ?? 0, y: picks[2] ?? 0 }]]));
    case 'rename':
      return commit(rename(document, id, `name${picks[1]}`));
    case 'role':
      return commit(setRole(document, id, pick(['input', 'parameter', 'constant'] as const, 1) ?? 'input'));
    case 'slider':
      return commit(setSlider(document, id, (picks[1] ?? 0) % 2 === 0 ? { min: -1, max: 1, step: 0.1 } : null));
    case 'root':
      return commit(setRoot(document, (picks[1] ?? 0) % 4 === 0 ? null : record.kind === 'note' ? null : id));
    case 'swap op':
      return commit(setOp(document, id, pick(opIds, 1) ?? 'add'));
    case 'activation':
      return commit(
        setActivation(document, id, pick(['tanh', 'relu', 'sigmoid', 'linear', 'sin'] as const, 1) ?? 'tanh'),
      );
    case 'resize': {
      const [layer, size] = [(picks[1] ?? 0) % 2, 1 + ((picks[2] ?? 0) % 4)];
      const result =
        (picks[3] ?? 0) % 2 === 0 ? resizeLayer(document, id, layer, size) : removeNeuron(document, id, layer, 0);
      return result.ok ? commit(result.document) : undefined;
    }
    case 'redraw':
      if (record.kind !== 'macro' || (record.macro !== 'layer' && record.macro !== 'mlp')) return;
      return commit(withRecord(document, redraw(record, picks[1] ?? 0)));
    case 'freeze': {
      const address = pick(leavesOf(record), 1)?.[0];
      return address && commit(setFrozen(document, [address], (picks[2] ?? 0) % 3 !== 0));
    }
    case 'open inside': {
      const steps = pick(leavesOf(record), 1)?.[0].split('/') ?? [];
      const outer = address(steps.slice(0, 2 + ((picks[2] ?? 0) % 2)).join('/'));
      return outer === null ? undefined : commit(setOpen(document, outer, (picks[3] ?? 0) % 3 !== 0));
    }
    case 'open':
      return commit(setOpen(document, id, record.kind === 'macro' && !record.open));
    case 'detach':
      return commit(detach(document, id));
    case 'duplicate': {
      const added = addFragment(document, fragmentOf(document, new Set([id])), { x: 20, y: 20 }, true);
      return bench.commit(kind, added.document, { select: added.ids });
    }
  }
}
