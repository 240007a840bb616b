import { createSignal } from 'solid-js';
import type { RenderHeat } from '../nodes/heat-context.ts';
import type { Workbench } from '../store/workbench.ts';

/** The small pictures of neurons, whose code is fetched when the first neuron of a net is drawn; until then, and where it cannot be
 *  fetched, cards show the curve of the activation. */
export function createLateHeats(workbench: Workbench): RenderHeat {
  const [render, setRender] = createSignal<RenderHeat | null>(null);
  let isAsked = false;

  async function load(): Promise<void> {
    const { createNeuronHeats } = await import('../features/pictures/NeuronHeat.tsx');
    setRender(() => createNeuronHeats(workbench));
  }

  return (address) => {
    if (!isAsked) {
      isAsked = true;
      void load().catch(() => (isAsked = false));
    }
    return render()?.(address) ?? null;
  };
}
