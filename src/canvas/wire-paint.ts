import { createEffect, onCleanup, untrack } from 'solid-js';
import type { CanvasProps } from './flow-model.ts';
import type { Scene } from './scene.ts';
import { glyphPath, wireLook, type WireLook } from './wire-look.ts';

/** The elements of one drawn wire. */
interface WireElements {
  readonly group: SVGGElement;
  readonly line: SVGPathElement;
  readonly glyph: SVGPathElement;
}

/** Colours and thickens the drawn wires after each sweep: one loop that writes the attributes that changed, and no signal per wire. */
export interface WirePaint {
  /** Paints this wire from now on, until the calling owner is disposed. */
  readonly add: (id: string, elements: WireElements) => void;
}

export function createWirePaint(props: CanvasProps, scene: Scene): WirePaint {
  const drawn = new Map<string, { readonly elements: WireElements; look: WireLook | null; lit: string | null }>();

  const paint = (id: string): void => {
    const wire = scene.wire(id);
    const entry = drawn.get(id);
    if (wire === undefined || entry === undefined) return;
    const { elements, look: before } = entry;
    const look = wireLook(props.flow(wire), props.gradientsHidden);
    if (look.sign !== before?.sign) {
      elements.group.setAttribute('data-sign', look.sign);
      elements.glyph.setAttribute('d', glyphPath(look.sign));
    }
    const lit = props.lit?.(wire) ?? null;
    if (lit !== entry.lit) elements.group.toggleAttribute('data-lit', lit !== null);
    if (lit !== null) elements.group.setAttribute('data-lit', lit);
    entry.lit = lit;
    if (look.width !== before?.width) elements.line.setAttribute('stroke-width', `${look.width}`);
    entry.look = look;
  };

  createEffect(() => {
    void props.tick;
    void props.gradientsHidden;
    scene.wires();
    untrack(() => {
      for (const id of drawn.keys()) paint(id);
    });
  });

  return {
    add: (id, elements) => {
      drawn.set(id, { elements, look: null, lit: null });
      untrack(() => paint(id));
      onCleanup(() => drawn.delete(id));
    },
  };
}
