import { atom, type ReadableAtom } from 'nanostores';
import type { ClassroomParts } from './parts.ts';

/** The page made ready for a projector. Nothing of it is kept. */
export interface Presentation {
  readonly $on: ReadableAtom<boolean>;
  /** Whether a dot of light follows the pointer. */
  readonly $laser: ReadableAtom<boolean>;
  readonly toggle: () => void;
  readonly toggleLaser: () => void;
  /** Ends it: the page is as it was. */
  readonly stop: () => void;
}

export function createPresentation({ view }: Pick<ClassroomParts, 'view'>): Presentation {
  const $on = atom(false);
  const $laser = atom(false);
  /** Whether the inspector was open before it made way. */
  let hadInspector = false;

  function start(): void {
    hadInspector = view.$inspectorOpen.get();
    view.$inspectorOpen.set(false);
    view.$outlineOpen.set(false);
    $on.set(true);
    view.announce('Presenting. Escape ends it.');
  }

  function stop(): void {
    if (!$on.get()) return;
    $on.set(false);
    $laser.set(false);
    if (hadInspector) view.$inspectorOpen.set(true);
    view.announce('No longer presenting.');
  }

  return {
    $on,
    $laser,
    toggle: () => ($on.get() ? stop() : start()),
    toggleLaser() {
      $laser.set(!$laser.get());
      view.announce($laser.get() ? 'Laser pointer on.' : 'Laser pointer off.');
    },
    stop,
  };
}
