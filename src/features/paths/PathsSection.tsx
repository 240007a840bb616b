import type { Address } from '../../kernel/ids.ts';

/** A section of the inspector for the selected node. */
export function PathsSection(_props: { readonly address: Address }) {
  return null;
}
