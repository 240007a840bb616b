import { createMemo, onCleanup, untrack, type Accessor, type JSX } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import { useLabel } from '../../nodes/use-titles.ts';
import type { Workbench } from '../../store/workbench.ts';
import { HeatTile } from '../../ui/charts/HeatTile.tsx';
import { createHeatReadings, heatCells, type HeatReadings } from './heat-readings.ts';

/** In canvas px; with its border as large as the place for it on a card. */
const tileSize = 54;

/** Draws what a neuron makes of the plane of its net's inputs; null where the document has no two inputs. One for each bench: all tiles
 *  share its sampler. */
export function createNeuronHeats(workbench: Workbench): (address: Accessor<Address>) => JSX.Element {
  const readings = createHeatReadings(workbench);
  return (address) => (readings.plane() === null ? null : <NeuronHeat address={address()} readings={readings} />);
}

function NeuronHeat(props: { readonly address: Address; readonly readings: HeatReadings }) {
  const address = untrack(() => props.address);
  onCleanup(untrack(() => props.readings).want(address));
  const label = useLabel(() => address);
  const values = createMemo(() => props.readings.values(address));
  return <HeatTile name={label()} values={values()} n={heatCells} size={tileSize} />;
}
