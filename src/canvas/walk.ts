import { createEffect, createSignal, on, onCleanup, untrack, type Accessor } from 'solid-js';
import type { CanvasProps, FlowEnd } from './flow-model.ts';
import { boundsOf } from './geometry.ts';
import { nextEnd, nextOnCard, typedEnd } from './port-order.ts';
import { sameEnd } from './same.ts';
import type { Scene } from './scene.ts';
import { lib, type Viewport } from './viewport.ts';
import type { Wiring } from './wiring.ts';

/** The keyboard's way through the canvas: Tab walks the nodes in order, arrows the ports of a card, and both the ports that a pending wire may go to. */
export interface Walk {
  /** The node that holds the focus or whose inside does. */
  readonly focused: Accessor<string | null>;
  /** The node that is about to get it: mounted already, while the one that has it is mounted still. */
  readonly arriving: Accessor<string | null>;
  readonly focusNode: (id: string) => void;
  readonly focusPort: (end: FlowEnd) => void;
  readonly focusWire: (id: string) => void;
  readonly focusCanvas: () => void;
  /** Begins a wire and goes to the first port that would take it. */
  readonly beginWire: (end: FlowEnd) => void;
  /** Cancels a pending wire and goes back to where it began, if the keyboard was there. */
  readonly cancelWire: () => boolean;
}

/** What inside a card Tab stops at. Ports have their own keys. */
const fieldSelector = ['input', 'select', 'textarea', 'button', '[tabindex]']
  .map((tag) => `${tag}:not([disabled]):not([tabindex="-1"]):not(.${lib}-flow__handle)`)
  .join(',');

export function createWalk(
  elements: { readonly root: HTMLElement; readonly stage: HTMLElement },
  props: CanvasProps,
  scene: Scene,
  viewport: Viewport,
  wiring: Wiring,
): Walk {
  const { root, stage } = elements;
  const [focused, setFocused] = createSignal<string | null>(null);
  const [arriving, setArriving] = createSignal<string | null>(null);
  /** Where Tab goes on when the focus comes back. */
  let last: string | null = null;
  /** Escape brought the focus to the canvas itself: the next Tab leaves. */
  let leaving = false;
  let tabbing = false;

  const cardOf = (id: string): HTMLElement | null => stage.querySelector(`[data-node="${CSS.escape(id)}"]`);
  const fieldsOf = (card: Element): HTMLElement[] =>
    [...card.querySelectorAll<HTMLElement>(fieldSelector)].filter((field) => field.checkVisibility());
  const nodes = () => untrack(scene.nodes);

  /** Mounts the card by announcing it, then focuses what is asked for. Within a batch the card comes a little later. */
  const focusIn = (id: string, pick: (card: HTMLElement) => HTMLElement | null, late = false): void => {
    const node = untrack(() => scene.node(id));
    if (node === undefined) return;
    setArriving(id);
    const card = cardOf(id);
    if (card === null && !late) {
      queueMicrotask(() => focusIn(id, pick, true));
      return;
    }
    if (card !== null) (pick(card) ?? card).focus({ preventScroll: true });
    setArriving(null);
    viewport.reveal(untrack(() => scene.rect(node)));
  };
  const focusNode = (id: string): void => focusIn(id, (card) => card);
  const focusPort = (end: FlowEnd): void =>
    focusIn(end.node, (card) => card.querySelector(`[data-handleid="${CSS.escape(end.port)}"]`));
  const focusWire = (id: string): void => {
    const wire = untrack(() => scene.wire(id));
    if (wire === undefined) return;
    // A mounted card's wires are drawn.
    setArriving(wire.to.node);
    stage.querySelector<SVGGElement>(`[data-wire="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
    setArriving(null);
    const ends = [wire.from, wire.to].flatMap((end) => untrack(() => scene.portPlace(end)) ?? []);
    const bounds = boundsOf(ends.map(({ x, y }) => ({ x, y, width: 0, height: 0 })));
    if (bounds !== null) viewport.reveal(bounds);
  };
  const focusCanvas = (): void => root.focus({ preventScroll: true });

  const focusedPort = (): FlowEnd | null => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || !element.classList.contains(`${lib}-flow__handle`)) return null;
    const { nodeid, handleid } = element.dataset;
    return nodeid === undefined || handleid === undefined ? null : { node: nodeid, port: handleid };
  };

  const beginWire = (end: FlowEnd): void => {
    if (!wiring.begin(end, 'pending')) return;
    const first = nextEnd(nodes(), end, 1, (other) => wiring.verdict(other).ok && !sameEnd(other, end));
    if (first !== null) {
      focusPort(first);
      return;
    }
    wiring.cancel();
    const { x, y } = untrack(() => scene.portPlace(end)) ?? { x: 0, y: 0 };
    props.onRefused('There is no port that could take this wire.', viewport.toClient({ x, y }));
  };
  const cancelWire = (): boolean => {
    const wire = untrack(wiring.inHand);
    if (wire === null || wire.how !== 'pending') return false;
    const atPort = focusedPort() !== null;
    wiring.cancel();
    if (atPort) focusPort(wire.anchor);
    return true;
  };

  /** Lets the browser's own Tab go on behind the canvas: what is inert is skipped. */
  const leave = (): void => {
    focusCanvas();
    stage.inert = true;
    setTimeout(() => {
      stage.inert = false;
    });
  };

  /** Where Tab goes. False: out of the canvas, by the browser's own way. */
  const tab = (back: boolean): boolean => {
    const order = nodes();
    if (document.activeElement === root) {
      if (back) return false;
      const next = order.find(({ id }) => id === last) ?? order[0];
      if (leaving || next === undefined) {
        leave();
        return false;
      }
      // Whoever is back already comes in: the way out, which made the stage inert, is over, though its timer may still wait.
      stage.inert = false;
      focusNode(next.id);
      return true;
    }
    const id = untrack(focused);
    const card = id === null ? null : cardOf(id);
    const active = document.activeElement;
    const inField = card !== null && active !== card && focusedPort() === null;
    if (inField && active instanceof HTMLElement) {
      const fields = fieldsOf(card);
      const next = fields[fields.indexOf(active) + (back ? -1 : 1)];
      if (next !== undefined) {
        next.focus({ preventScroll: true });
        return true;
      }
    }
    const index = order.findIndex((node) => node.id === id);
    const next = order[index + (back ? -1 : 1)];
    if (next !== undefined) {
      // From field to field, from card to card.
      focusIn(next.id, (to) => (inField ? (fieldsOf(to).at(back ? -1 : 0) ?? to) : to));
      return true;
    }
    if (back) {
      focusCanvas();
      return true;
    }
    leave();
    return false;
  };

  const escape = (): boolean => {
    const active = document.activeElement;
    const id = untrack(focused);
    const card = id === null ? null : cardOf(id);
    if (active === root) {
      leaving = true;
      return false;
    }
    if (card !== null && active !== card) {
      card.focus({ preventScroll: true });
      return true;
    }
    focusCanvas();
    leaving = true;
    return false;
  };

  let typed = '';
  let typedAt = -Infinity;
  const walkPending = (event: KeyboardEvent): boolean => {
    const wire = untrack(wiring.inHand);
    if (wire === null || wire.how !== 'pending') return false;
    const from = focusedPort() ?? wire.anchor;
    const fits = (end: FlowEnd): boolean => !sameEnd(end, wire.anchor) && wiring.verdict(end).ok;
    const go = (end: FlowEnd | null): boolean => {
      if (end !== null) focusPort(end);
      return true;
    };
    if (event.key === 'Tab') return go(nextEnd(nodes(), from, event.shiftKey ? -1 : 1, fits));
    if (event.key === 'ArrowRight' || event.key === 'ArrowDown') return go(nextEnd(nodes(), from, 1, fits));
    if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') return go(nextEnd(nodes(), from, -1, fits));
    if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey) return false;
    typed = event.timeStamp - typedAt < 1000 ? typed + event.key : event.key;
    typedAt = event.timeStamp;
    return go(typedEnd(nodes(), typed, fits));
  };

  const walkPorts = (event: KeyboardEvent): boolean => {
    const end = focusedPort();
    const node = end === null ? undefined : untrack(() => scene.node(end.node));
    if (end === null || node === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
    const next = nextOnCard(node, end.port, event.key);
    if (next === null) return event.key.startsWith('Arrow');
    focusPort({ node: node.id, port: next });
    return true;
  };

  // On the document, not on the canvas: Solid's own key handlers live there, and a number field must see its Escape and Tab first.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !(event.target instanceof Node) || !root.contains(event.target)) return;
    let used: boolean;
    if (walkPending(event) || walkPorts(event)) used = true;
    else if (event.key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey) used = tab(event.shiftKey);
    else if (event.key === 'Escape') used = escape();
    else return;
    if (used) event.preventDefault();
  };

  const onAnyKey = (event: KeyboardEvent): void => {
    tabbing = event.key === 'Tab';
    if (event.key !== 'Tab' && event.key !== 'Escape' && event.key !== 'Shift') leaving = false;
  };
  const onFocusIn = (event: FocusEvent): void => {
    const target = event.target;
    if (!(target instanceof Element)) return;
    const cameIn = !(event.relatedTarget instanceof Node && root.contains(event.relatedTarget));
    // The canvas is one stop: Shift+Tab from behind it must not land on the last field of the last card.
    if (cameIn && tabbing && target !== root && untrack(arriving) === null) {
      leaving = false;
      focusCanvas();
      return;
    }
    const wire = untrack(() => scene.wire(target.closest('[data-wire]')?.getAttribute('data-wire') ?? ''));
    const id = wire?.to.node ?? target.closest('[data-node]')?.getAttribute('data-node') ?? null;
    setFocused(id);
    if (id !== null) {
      last = id;
      leaving = false;
    }
    const port = focusedPort();
    if (port === null || untrack(wiring.inHand)?.how !== 'pending') return;
    const at = untrack(() => scene.portPlace(port));
    if (at !== null) wiring.moveLoose(at, port);
  };
  const onFocusOut = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && root.contains(event.relatedTarget)) return;
    const { target } = event;
    const id = untrack(focused);
    leaving = false;
    setFocused(null);
    // What is deleted takes the focus with it; without this the keyboard would be nowhere.
    queueMicrotask(() => {
      if (!(target instanceof Node) || target.isConnected || document.activeElement !== document.body) return;
      const card = id === null ? null : cardOf(id);
      (card ?? root).focus({ preventScroll: true });
    });
  };

  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener('keydown', onKeyDown, { signal });
  window.addEventListener('keydown', onAnyKey, { capture: true, signal });
  window.addEventListener(
    'pointerdown',
    () => {
      tabbing = false;
      leaving = false;
    },
    { capture: true, signal },
  );
  root.addEventListener('focusin', onFocusIn, { signal });
  root.addEventListener('focusout', onFocusOut, { signal });
  onCleanup(() => stop.abort());

  createEffect(on(focused, (id) => props.onFocusNode?.(id), { defer: true }));

  return { focused, arriving, focusNode, focusPort, focusWire, focusCanvas, beginWire, cancelWire };
}
