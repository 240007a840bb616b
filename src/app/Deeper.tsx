import { DerivationSection } from '../features/derivation/DerivationSection.tsx';
import { MicroscopeSection } from '../features/microscope/MicroscopeSection.tsx';
import { PathsSection } from '../features/paths/PathsSection.tsx';
import type { Address } from '../kernel/ids.ts';

/** The sections of the inspector for those who want to know more, in one lazy chunk. */
export function Deeper(props: { readonly address: Address }) {
  return (
    <>
      <PathsSection address={props.address} />
      <DerivationSection address={props.address} />
      <MicroscopeSection address={props.address} />
    </>
  );
}
