import { createMemo, type Accessor, type JSX } from 'solid-js';
import { Canvas } from '../../canvas/Canvas.tsx';
import type {
  CanvasController,
  ContextTarget,
  DroppedWire,
  FlowEnd,
  FlowNode,
  FlowWire,
  NodeMove,
  PlaneView,
  Point,
  SelectMode,
} from '../../canvas/flow-model.ts';
import { address as parseAddress, type Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { inputEnd, outputAddress, recordOf, slotOf } from '../../nodes/flow-ends.ts';
import { createFlowNodes } from '../../nodes/flow-nodes.ts';
import { flowWires } from '../../nodes/flow-wires.ts';
import { titleOf } from '../../nodes/titles.ts';
import { useInsidesOf } from '../../nodes/use-insides.ts';
import { useLabels } from '../../nodes/use-titles.ts';
import { useStore } from '../../nodes/use-store.ts';
import { createWireFlow } from '../../nodes/wire-flow.ts';
import { shownBy, wireBy } from '../../store/lens.ts';
import { createLateWireEdits } from './late-wire-edits.ts';
import { moved } from './moves.ts';

interface StageProps {
  readonly renderNode: (node: Accessor<FlowNode>) => JSX.Element;
  readonly overlay: (plane: PlaneView) => JSX.Element;
  /** Called once, when the canvas can be asked for things. */
  readonly onMounted: (controller: CanvasController) => void;
  /** A card was opened by a double click or Enter. */
  readonly onOpenNode: (address: Address) => void;
}

const gridSize = 20;

/** The canvas with the open document on it: gestures become edits, sweeps become wires. */
export function Stage(props: StageProps) {
  const { workbench, view, preferences, lenses } = useBench();
  const labels = useLabels();
  const tick = useStore(workbench.live.$tick);
  const selection = useStore(workbench.$selection);
  const selectedWire = useStore(view.$selectedWire);
  const hidden = useStore(view.$gradientsHidden);
  const tool = useStore(view.$tool);
  const values = useStore(preferences.$values);

  const insidesOf = useInsidesOf();
  const insides = () => insidesOf(workbench.$document.get());
  const flowNodes = createFlowNodes(insidesOf);
  // Labels follow the document, which follows the program: when they change, all three are of one version.
  const nodes = createMemo(() => flowNodes(workbench.$document.get(), workbench.live.$program.get(), labels()));
  const wires = createMemo(() => flowWires(workbench.$document.get(), labels(), insides()));
  const wireById = createMemo(() => new Map(wires().map((wire) => [wire.id, wire])));
  const title = (address: Address) => titleOf(workbench.$document.get(), labels(), address);
  const { now: wireEdits, useWireEdits } = createLateWireEdits(() =>
    view.notify('The part of Nudge that moves wires could not be fetched. Reload the page when you are online.', {
      tone: 'error',
    }),
  );
  const parts = {
    document: () => workbench.$document.get(),
    insides,
    program: () => workbench.live.$program.get(),
    title,
  };
  let refusal: ((from: FlowEnd, to: FlowEnd) => string | null) | null = null;

  /** Why a wire may not go there; null while that cannot be known yet, so `connect` asks again. */
  function refuse(from: FlowEnd, to: FlowEnd): string | null {
    refusal ??= wireEdits()?.createRefusal(parts) ?? null;
    return refusal?.(from, to) ?? null;
  }

  function select(ids: readonly string[], mode: SelectMode): void {
    const addresses = ids.flatMap((id) => parseAddress(id) ?? []);
    const now = workbench.$selection.get();
    if (mode === 'replace') workbench.select(addresses);
    else if (mode === 'add') workbench.select([...now, ...addresses]);
    else
      workbench.select([
        ...[...now].filter((id) => !addresses.includes(id)),
        ...addresses.filter((id) => !now.has(id)),
      ]);
    if (ids.length > 0) view.$selectedWire.set(null);
  }

  /** Whoever walks by keyboard means the card where the focus is. A press selects by rules of its own. */
  function follow(id: string | null): void {
    const active = globalThis.document.activeElement;
    if (
      id === null ||
      !(active instanceof HTMLElement) ||
      active.dataset['node'] !== id ||
      !active.matches(':focus-visible')
    )
      return;
    select([id], 'replace');
  }

  function selectWire(id: string | null): void {
    view.$selectedWire.set(id);
    if (id !== null) workbench.select([]);
  }

  function connect(from: FlowEnd, to: FlowEnd): void {
    useWireEdits(({ wired }) => {
      const problem = refuse(from, to);
      if (problem !== null) return void view.notify(problem, { tone: 'warning' });
      const after = wired(workbench.$document.get(), insides(), from, to);
      if (after === null) return;
      const words = `Wire ${title(slotOf(from.node))} to ${title(recordOf(to.node))}`;
      workbench.commit(words, after);
      view.announce(words);
    });
  }

  function rewire(id: string, to: FlowEnd): void {
    useWireEdits(({ rewired }) => {
      const wire = wireById().get(id);
      const after = wire && rewired(workbench.$document.get(), insides(), wire, to);
      if (after) workbench.commit('Rewire', after);
    });
  }

  function disconnect(id: string): void {
    useWireEdits(({ unwired }) => {
      const wire = wireById().get(id);
      const after = wire && unwired(workbench.$document.get(), wire);
      if (after) workbench.commit('Unwire', after);
      else
        view.notify(fixedWords(id), {
          action: { command: 'node.detach', title: 'Detach' },
        });
    });
  }

  function fixedWords(id: string): string {
    const wire = wireById().get(id);
    const macro = wire === undefined ? 'the macro' : title(recordOf(wire.to.node));
    return `This wire is part of ${macro}. Detach ${macro} into plain nodes to rewire it.`;
  }

  function dropWire({ from, side, at, client }: DroppedWire): void {
    const source = side === 'out' ? outputAddress(workbench.$document.get(), insides(), from) : null;
    const end = side === 'in' ? inputEnd(workbench.$document.get(), from) : null;
    if (source !== null) view.$quickAdd.set({ at, client, wire: { side: 'out', address: source } });
    else if (end !== null) view.$quickAdd.set({ at, client, wire: { side: 'in', ...end } });
  }

  function duplicateDrag(moves: readonly NodeMove[]): void {
    useWireEdits(({ duplicated }) => {
      const { document: after, ids } = duplicated(workbench.$document.get(), moves);
      workbench.commit('Duplicate', after, { select: ids });
    });
  }

  function openMenu(target: ContextTarget, at: Point, client: Point): void {
    if (target.kind !== 'node') return view.$menu.set({ target, at, client });
    const address = parseAddress(target.id);
    if (address === null) return;
    if (!workbench.$selection.get().has(address)) workbench.select([address]);
    view.$menu.set({ target: { kind: 'node', address }, at, client });
  }

  const wireFlow = createWireFlow(workbench.live, insides);
  const lensOf = ({ id }: FlowWire) => wireBy(lenses.$lenses.get(), id);
  const flow = (wire: FlowWire) => {
    const instead = lensOf(wire)?.flow;
    return instead === undefined ? wireFlow(wire) : instead;
  };
  const lensed = useStore(lenses.$lenses);
  // The wires are painted again after a sweep, and when another way of looking begins, goes on or ends.
  const repaint = createMemo((count: number) => {
    tick();
    lensed();
    return count + 1;
  }, 0);
  const tone = ({ id }: FlowNode) => {
    const shown = shownBy(lenses.$lenses.get(), 'gradient', slotOf(id));
    if (shown !== null) return shown.kind === 'number' ? shown.number : null;
    return workbench.live.gradient(slotOf(id)) ?? null;
  };

  return (
    <Canvas
      label="Canvas"
      nodes={nodes()}
      wires={wires()}
      selection={selection()}
      selectedWire={selectedWire()}
      renderNode={props.renderNode}
      tick={repaint()}
      flow={flow}
      lit={(wire) => lensOf(wire)?.lit ?? null}
      overlay={props.overlay}
      tone={tone}
      refuse={refuse}
      snap={values().snap}
      gridSize={gridSize}
      gradientsHidden={hidden()}
      tool={tool()}
      wheel={values().wheel}
      onSelect={select}
      onSelectWire={selectWire}
      onMove={(moves) =>
        workbench.commit(
          moves.length === 1 ? 'Move a card' : `Move ${moves.length} cards`,
          moved(workbench.$document.get(), moves),
        )
      }
      onDuplicateDrag={duplicateDrag}
      onConnect={connect}
      onRewire={rewire}
      onDisconnect={disconnect}
      onDropWire={dropWire}
      onPaneDoubleClick={(at, client) => view.$quickAdd.set({ at, client, wire: null })}
      onNodeDoubleClick={(id) => props.onOpenNode(slotOf(id))}
      onContextMenu={openMenu}
      onViewport={({ zoom }) => view.$zoom.set(zoom)}
      onRefused={(message) => view.notify(message, { tone: 'warning' })}
      onFocusNode={follow}
      controller={props.onMounted}
    />
  );
}
