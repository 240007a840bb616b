import { localOf, nodeOf, outerOf, type Address } from '../../kernel/ids.ts';
import { pathOf, pathText } from '../../formats/path-words.ts';
import { noDefinitions } from '../../graph/document.ts';
import { leafNumber } from '../../graph/patch.ts';
import { addressNamed } from './lesson-names.ts';
import type { LessonParts } from './lesson-parts.ts';
import type { LessonWorld } from './lesson-world.ts';

/** The page as a lesson's checks see it. */
export interface WorldView {
  readonly world: () => LessonWorld;
  /** The slot a lesson's word means; undefined for what is not on the canvas. */
  readonly find: (name: string) => Address | undefined;
  /** A step begins: from now on `moved`, `ran` and `valueBefore` compare with this moment. */
  readonly begin: () => void;
  readonly countRun: (command: string) => void;
}

export function createWorldView(parts: LessonParts): WorldView {
  const { workbench, training } = parts;
  const { live } = workbench;
  const before = new Map<Address, number | undefined>();
  const runs = new Map<string, number>();

  const find = (name: string) =>
    addressNamed(name, workbench.$document.get(), live.$program.get(), workbench.$titles.get());

  /** A slot in a lesson's words: `L`, `o.w1`, or the title of a card without a name. The frame of an open macro means the macro. */
  function titleAt(flowId: Address | undefined): string | null {
    if (flowId === undefined) return null;
    const slot = localOf(flowId)?.split('/').at(-1) === 'frame' ? (outerOf(flowId) ?? flowId) : flowId;
    const { nodes, definitions = noDefinitions } = workbench.$document.get();
    const record = nodes.get(nodeOf(slot));
    const whole = record?.name ?? workbench.$titles.get().get(nodeOf(slot));
    return whole === undefined ? null : whole + pathText(pathOf(record, slot, definitions));
  }

  function loss(): LessonWorld['loss'] {
    const records = training.$runs.get().current?.log.records() ?? [];
    const [first] = records;
    const latest = records.at(-1);
    if (first === undefined || latest === undefined) return undefined;
    return { first: first.loss, latest: latest.loss, lowest: Math.min(...records.map((record) => record.loss)) };
  }

  const world: LessonWorld = {
    get document() {
      return workbench.$document.get();
    },
    value(name) {
      const slot = find(name);
      return slot === undefined ? undefined : live.value(slot);
    },
    gradient(name) {
      const slot = find(name);
      return slot === undefined ? undefined : live.gradient(slot);
    },
    valueBefore(name) {
      const slot = find(name);
      return slot === undefined ? undefined : before.get(slot);
    },
    moved(name) {
      const slot = find(name);
      if (slot === undefined || leafNumber(workbench.$document.get(), slot) === undefined) return false;
      return before.has(slot) && !Object.is(before.get(slot), live.value(slot));
    },
    root: () => titleAt(live.$program.get().root?.address),
    selected() {
      const chosen = [...workbench.$selection.get()];
      return chosen.length === 1 ? titleAt(chosen[0]) : null;
    },
    ran: (command) => runs.get(command) ?? 0,
    get training() {
      return training.$status.get();
    },
    get loss() {
      return loss();
    },
    get bugs() {
      return parts.bugs();
    },
    get playback() {
      return parts.playback();
    },
  };

  return {
    world: () => world,
    find,
    begin() {
      runs.clear();
      before.clear();
      const slots = live.$program.get().slots.map(({ address }) => address);
      for (const slot of [...slots, ...workbench.$document.get().nodes.keys()]) before.set(slot, live.value(slot));
    },
    countRun: (command) => void runs.set(command, (runs.get(command) ?? 0) + 1),
  };
}
