import type { Bench } from '../store/bench.ts';
import { createKeepView } from './keep-view.ts';

/** From this width on there is room for a panel, the canvas and the inspector side by side. */
const roomForBoth = '(min-width: 1480px)';

/** Gives the canvas its room: a panel that opens beside it closes the inspector where both would leave too little, and gives it back when
 *  it closes; the document stays in view. Returns the function that stops it. */
export function bindClassroom(bench: Bench): () => void {
  const { classroom, view } = bench;
  const keepView = createKeepView(bench);
  let isOwed = false;
  const stopPanel = classroom.$panel.listen((panel, before) => {
    if ((panel === null) === (before === null)) return;
    // A lesson brings its own document and shows all of it.
    keepView(panel !== null, panel === 'lessons');
    if (panel === null) {
      if (isOwed) view.$inspectorOpen.set(true);
      isOwed = false;
      return;
    }
    isOwed = view.$inspectorOpen.get() && !matchMedia(roomForBoth).matches;
    if (isOwed) view.$inspectorOpen.set(false);
  });
  // The bar of playback takes its room below.
  let stopBar = (): void => {};
  const stopLoaded = classroom.$loaded.subscribe((loaded) => {
    stopBar();
    stopBar =
      loaded?.playback.$state.listen((now, before) => {
        if ((now === null) !== (before === null)) keepView(now !== null);
      }) ?? stopBar;
  });
  return () => {
    stopPanel();
    stopLoaded();
    stopBar();
  };
}
