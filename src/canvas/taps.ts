import { untrack } from 'solid-js';
import type { CanvasProps, Point } from './flow-model.ts';
import type { Hit } from './hit.ts';
import type { Mounting } from './mounting.ts';
import type { PortPresses } from './port-presses.ts';
import type { Scene } from './scene.ts';
import type { Viewport } from './viewport.ts';
import type { Walk } from './walk.ts';
import type { Wiring } from './wiring.ts';

/** What presses that did not move mean. */
export interface Taps {
  readonly tap: (what: Hit, client: Point) => void;
  readonly doubleTap: (what: Hit, client: Point) => void;
  readonly menu: (what: Hit, client: Point) => void;
}

export function createTaps(
  props: CanvasProps,
  parts: {
    readonly scene: Scene;
    readonly viewport: Viewport;
    readonly mounting: Mounting;
    readonly wiring: Wiring;
    readonly walk: Walk;
    readonly ports: PortPresses;
  },
): Taps {
  const { scene, viewport, mounting, wiring, walk, ports } = parts;
  const pending = (): boolean => untrack(wiring.inHand) !== null;

  return {
    tap: (what, client) => {
      switch (what.kind) {
        case 'port':
          ports.tap(what.end, client);
          return;
        case 'node':
          if (pending()) wiring.finishOnCard(what.id, client);
          // A rectangle of the far picture becomes a real card, and the keyboard goes on from there.
          else if (!what.mounted) walk.focusNode(what.id);
          return;
        case 'wire':
          props.onSelectWire(what.id);
          return;
        case 'pane':
          if (pending()) {
            wiring.finishNowhere(client);
            return;
          }
          if (untrack(() => props.selection.size > 0)) props.onSelect([], 'replace');
          if (untrack(() => props.selectedWire) !== null) props.onSelectWire(null);
      }
    },
    doubleTap: (what, client) => {
      if (what.kind === 'pane') props.onPaneDoubleClick(viewport.toFlow(client), client);
      if (what.kind !== 'node' || what.field) return;
      const node = untrack(() => scene.node(what.id));
      if (node === undefined || !untrack(mounting.isFar)) {
        props.onNodeDoubleClick(what.id);
        return;
      }
      // From afar, a double click comes near enough to edit.
      viewport.fit(untrack(() => scene.rect(node)));
    },
    menu: (what, client) => {
      const at = viewport.toFlow(client);
      switch (what.kind) {
        case 'pane':
          props.onContextMenu({ kind: 'pane' }, at, client);
          return;
        case 'wire':
          props.onSelectWire(what.id);
          props.onContextMenu({ kind: 'wire', id: what.id }, at, client);
          return;
        case 'node':
        case 'port': {
          const id = what.kind === 'node' ? what.id : what.end.node;
          if (untrack(() => !props.selection.has(id))) props.onSelect([id], 'replace');
          props.onContextMenu({ kind: 'node', id }, at, client);
        }
      }
    },
  };
}
