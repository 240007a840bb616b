import { lastOf } from '../kernel/ids.ts';
import type { Definitions, MacroRecord } from '../graph/document.ts';
import { outputCount } from '../graph/macro-slots.ts';
import type { Body, Part } from './body.ts';
import { addressOf } from './open-layout.ts';

/** What a part is called once its macro is detached. The part that gives the macro's one number keeps the macro's name; the rest is called
 *  after it: `o_w1`, `o_b`, `o_sum`, `net_l1`, `h_n2`. Steps of the working, such as products, stay unnamed: null. */
export function detachedName(record: MacroRecord, part: Part, body: Body, definitions: Definitions): string | null {
  const address = addressOf(part);
  const isHeir = body.output === address || body.output.startsWith(`${address}/`);
  if (isHeir && (record.macro === 'mlp' || outputCount(record, definitions) === 1)) return record.name;
  const stem = record.name ?? record.id;
  const step = lastOf(address);
  const port = step.slice(step.indexOf(':') + 1);
  switch (record.macro) {
    case 'neuron': {
      if (step.startsWith('m:')) return null;
      const place = record.inputs.findIndex((input) => input.port === port) + 1;
      return nameFrom(step.startsWith('w:') ? `${stem}_w${place}` : `${stem}_${step}`);
    }
    case 'layer':
    case 'mlp':
    case 'l2_penalty':
      return nameFrom(`${stem}_${step}`);
    case 'custom': {
      const node = definitions.get(record.settings.definition)?.nodes;
      const name = [...(node?.values() ?? [])].find(({ id }) => id === step)?.name ?? null;
      return name === null ? null : nameFrom(`${stem}_${name}`);
    }
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'softmax_cross_entropy':
      return step === 'each' ? nameFrom(`${stem}_each`) : null;
  }
}

/** The text as a name: ids may hold a `-` and begin with a digit, names may not. Names have at most 64 characters. */
function nameFrom(text: string): string {
  const name = text.replaceAll('-', '_');
  return [...(/^\d/.test(name) ? `_${name}` : name)].slice(-60).join('');
}
