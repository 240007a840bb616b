import { createMemo, createSignal, untrack, type Accessor } from 'solid-js';
import type { CanvasProps, FlowEnd, Point } from './flow-model.ts';
import { closestPort } from './geometry.ts';
import { sameEnd } from './same.ts';
import type { Scene } from './scene.ts';
import type { Viewport } from './viewport.ts';

/** A wire that someone is making: one end holds, the other is looked for. */
interface WireInHand {
  readonly anchor: FlowEnd;
  readonly side: 'in' | 'out';
  /** The wire whose input end is being moved, or null for a new one. */
  readonly moving: string | null;
  /** `drag`: the pointer is down. `pending`: waiting for a click or Enter on the other port. */
  readonly how: 'drag' | 'pending';
}

/** Where the loose end is. */
interface LooseEnd {
  readonly at: Point;
  /** The port it would take or is refused by, if it is close to one. */
  readonly port: FlowEnd | null;
  readonly refusal: string | null;
}

type Verdict = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** Making, moving and taking off wires, whichever hand does it: drag, two clicks, or the keyboard. */
export interface Wiring {
  readonly inHand: Accessor<WireInHand | null>;
  readonly loose: Accessor<LooseEnd | null>;
  readonly begin: (anchor: FlowEnd, how: 'drag' | 'pending', moving?: string | null) => boolean;
  /** Whether the wire in hand may end at this port. Asked once per port and wire. */
  readonly verdict: (end: FlowEnd) => Verdict;
  /** For a port's looks: null while no wire is in hand. */
  readonly fits: (end: FlowEnd) => boolean | null;
  readonly moveLoose: (at: Point, port: FlowEnd | null) => void;
  /** Ends the wire at a port, or says why not. A refused pending wire stays in hand. */
  readonly finishAt: (end: FlowEnd, client: Point) => boolean;
  /** Ends the wire somewhere on a card: at its closest port that takes it. */
  readonly finishOnCard: (node: string, client: Point) => boolean;
  /** Lets go over empty canvas. */
  readonly finishNowhere: (client: Point) => void;
  readonly cancel: () => boolean;
}

const accepted: Verdict = { ok: true };

export function createWiring(props: CanvasProps, scene: Scene, viewport: Viewport): Wiring {
  const [inHand, setInHand] = createSignal<WireInHand | null>(null);
  const [loose, setLoose] = createSignal<LooseEnd | null>(null);
  /** A new wire in hand, or a changed graph, forgets all verdicts. */
  const verdicts = createMemo<Map<string, Verdict>>(() => {
    inHand();
    scene.nodes();
    scene.wires();
    return new Map();
  });

  const judge = (wire: WireInHand, end: FlowEnd): Verdict => {
    const port = scene.port(end);
    if (port === undefined) return { ok: false, message: 'This port is gone.' };
    if (port.side === wire.side) {
      const message =
        wire.side === 'out'
          ? 'This is an output too. A wire runs from an output to an input.'
          : 'This is an input too. A wire runs from an output to an input.';
      return { ok: false, message };
    }
    const [from, to] = wire.side === 'out' ? [wire.anchor, end] : [end, wire.anchor];
    const message = untrack(() => props.refuse(from, to, wire.moving));
    return message === null ? accepted : { ok: false, message };
  };
  const verdict = (end: FlowEnd): Verdict => {
    const wire = inHand();
    if (wire === null) return accepted;
    const known = verdicts();
    const key = JSON.stringify([end.node, end.port]);
    const found = known.get(key) ?? judge(wire, end);
    known.set(key, found);
    return found;
  };

  const letGo = (): void => {
    setInHand(null);
    setLoose(null);
    viewport.mode({ connecting: false });
  };
  const ownEnd = (wire: WireInHand): FlowEnd | null =>
    wire.moving === null ? null : (scene.wire(wire.moving)?.to ?? null);

  const finishAt = (end: FlowEnd, client: Point): boolean => {
    const wire = untrack(inHand);
    if (wire === null) return false;
    const own = untrack(() => ownEnd(wire));
    const found = untrack(() => verdict(end));
    const home = own !== null && sameEnd(own, end);
    if (!home && !found.ok) {
      if (wire.how === 'drag') letGo();
      props.onRefused(found.message, client);
      return false;
    }
    letGo();
    // Put back where it was: nothing happened.
    if (home) return true;
    if (wire.moving !== null) props.onRewire(wire.moving, end);
    else if (wire.side === 'out') props.onConnect(wire.anchor, end);
    else props.onConnect(end, wire.anchor);
    return true;
  };

  return {
    inHand,
    loose,
    begin: (anchor, how, moving = null) => {
      const port = untrack(() => scene.port(anchor));
      if (port === undefined) return false;
      setInHand({ anchor, side: port.side, moving, how });
      setLoose(null);
      viewport.mode({ connecting: how === 'drag' });
      return true;
    },
    verdict: (end) => untrack(() => verdict(end)),
    fits: (end) => {
      const wire = inHand();
      if (wire === null) return null;
      return sameEnd(wire.anchor, end) ? null : verdict(end).ok;
    },
    moveLoose: (at, port) => {
      const found = port === null ? null : untrack(() => verdict(port));
      setLoose({ at, port, refusal: found === null || found.ok ? null : found.message });
    },
    finishAt,
    finishOnCard: (id, client) => {
      const wire = untrack(inHand);
      const node = untrack(() => scene.node(id));
      if (wire === null || node === undefined) return false;
      if (wire.anchor.node === id) {
        letGo();
        return false;
      }
      const other = node.ports.filter(({ side }) => side !== wire.side);
      const place = untrack(() => scene.place(node));
      const fitting = closestPort(node, place, viewport.toFlow(client), (port) => {
        return other.includes(port) && untrack(() => verdict({ node: id, port: port.id })).ok;
      });
      const port = fitting ?? other[0]?.id;
      if (port !== undefined) return finishAt({ node: id, port }, client);
      if (wire.how === 'drag') letGo();
      props.onRefused(`${node.label} has no ${wire.side === 'out' ? 'input' : 'output'} for this wire.`, client);
      return false;
    },
    finishNowhere: (client) => {
      const wire = untrack(inHand);
      if (wire === null) return;
      letGo();
      if (wire.moving !== null) props.onDisconnect(wire.moving);
      else props.onDropWire({ from: wire.anchor, side: wire.side, at: viewport.toFlow(client), client });
    },
    cancel: () => {
      if (untrack(inHand) === null) return false;
      letGo();
      return true;
    },
  };
}
