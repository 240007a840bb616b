import { createMemo } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { Menu } from '../../ui/Menu.tsx';
import { menuEntries } from './menu-entries.ts';

/** The context menu of the canvas, a card or a wire. */
export function CanvasMenu() {
  const bench = useBench();
  const request = useStore(bench.view.$menu);
  const entries = createMemo(() => {
    const asked = request();
    return asked === null ? [] : menuEntries(bench, asked);
  });
  const anchor = () => {
    const client = request()?.client;
    return client === undefined ? null : { ...client, width: 0, height: 0 };
  };
  const name = () => {
    switch (request()?.target.kind) {
      case 'node':
        return 'Card';
      case 'wire':
        return 'Wire';
      default:
        return 'Canvas';
    }
  };
  return (
    <Menu
      open={request() !== null}
      anchor={anchor()}
      name={name()}
      entries={entries()}
      onClose={() => bench.view.$menu.set(null)}
    />
  );
}
