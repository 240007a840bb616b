import type { Address } from '../kernel/ids.ts';
import { takesAnyNumber } from '../graph/geometry.ts';
import type { NodeRecord } from '../graph/document.ts';

/** A record with each of its wires led elsewhere. Null cuts a wire: an op of any number of inputs closes up, everything else waits there.
 *  The very same record when no wire changes. */
export function withWires(record: NodeRecord, lead: (from: Address) => Address | null): NodeRecord {
  const led = (from: Address | null) => (from === null ? null : lead(from));
  switch (record.kind) {
    case 'op': {
      const inputs = record.inputs.map(led);
      if (inputs.every((from, index) => from === record.inputs[index])) return record;
      return { ...record, inputs: takesAnyNumber(record) ? inputs.filter((from) => from !== null) : inputs };
    }
    case 'macro': {
      const inputs = record.inputs.map(({ port, from }) => ({ port, from: led(from) }));
      return inputs.every(({ from }, index) => from === record.inputs[index]?.from) ? record : { ...record, inputs };
    }
    case 'leaf':
    case 'data':
    case 'note':
      return record;
  }
}
