import type { Address } from '../kernel/ids.ts';
import type { OpId } from '../ops/table.ts';
import type { OrderKey } from '../graph/document.ts';
import type { Instance } from './instance.ts';

/** One thing inside a macro, one level down. Its address and order key begin with the macro's. */
export type Part =
  | {
      readonly kind: 'leaf';
      readonly address: Address;
      readonly order: OrderKey;
      readonly value: number;
      /** Constants have no gradient. */
      readonly constant?: boolean;
    }
  | {
      readonly kind: 'op';
      readonly address: Address;
      readonly order: OrderKey;
      readonly op: OpId;
      /** Absolute addresses, of what is wired into the macro too; null where nothing is. */
      readonly inputs: readonly (Address | null)[];
    }
  | { readonly kind: 'macro'; readonly instance: Instance };

/** One level of a macro's inside. */
export interface Body {
  readonly parts: readonly Part[];
  /** What the instance's own address means: an address of a part, or the instance's own where an op stands there. */
  readonly output: Address;
  /** Further addresses that may be read from outside, and what each means. */
  readonly aliases: readonly (readonly [alias: Address, target: Address])[];
}
