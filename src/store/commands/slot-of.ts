import { lastOf, outerOf, type Address } from '../../kernel/ids.ts';

/** The address whose value and gradient a card shows; a frame shows its macro's output. */
export function slotOf(flowId: Address): Address {
  return lastOf(flowId) === 'frame' ? (outerOf(flowId) ?? flowId) : flowId;
}
