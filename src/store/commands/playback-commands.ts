import type { Bench } from '../bench.ts';
import type { PlaybackSession, PlaybackStart } from '../classroom/playback.ts';
import type { Command } from './command.ts';
import { slotOf } from './slot-of.ts';
import { soleTarget } from './targets.ts';

const sessionOf = ({ classroom }: Bench) => classroom.$loaded.get()?.playback;

const isOn = (bench: Bench) => sessionOf(bench)?.$state.get() !== null && sessionOf(bench) !== undefined;

const whyOff = (bench: Bench) => (isOn(bench) ? null : 'Begin to step through first.');

/** Only one way of walking through the graph is on at a time. */
const start =
  (from: PlaybackStart) =>
  ({ classroom }: Bench) =>
    classroom.use(({ playback, manual, paths }) => {
      manual.stop();
      paths.stop();
      playback.start(from);
    });

const act =
  (does: (playback: PlaybackSession) => void) =>
  ({ classroom }: Bench) =>
    classroom.use(({ playback }) => does(playback));

export const playbackCommands = [
  {
    id: 'playback.toggle',
    title: 'Step through',
    group: 'learn',
    hint: 'All values one after the other, then all gradients, one += at a time.',
    keys: ['S'],
    checked: isOn,
    run: (bench) => (isOn(bench) ? sessionOf(bench)?.stop() : start('all')(bench)),
  },
  { id: 'playback.forward', title: 'Step through the forward pass', group: 'learn', run: start('forward') },
  {
    id: 'playback.backward',
    title: 'Step through the backward pass',
    group: 'learn',
    hint: 'From the seed, 1, back to the leaves.',
    keys: ['Shift+S'],
    run: start('backward'),
  },
  {
    id: 'playback.next',
    title: 'Next step',
    group: 'learn',
    keys: ['ArrowRight'],
    repeats: true,
    when: isOn,
    unavailable: whyOff,
    run: act((playback) => playback.next()),
  },
  {
    id: 'playback.previous',
    title: 'Previous step',
    group: 'learn',
    keys: ['ArrowLeft'],
    repeats: true,
    when: isOn,
    unavailable: whyOff,
    run: act((playback) => playback.previous()),
  },
  {
    id: 'playback.nextNode',
    title: 'Next node',
    group: 'learn',
    hint: 'All steps of the node whose turn it is.',
    keys: ['Shift+ArrowRight'],
    repeats: true,
    when: isOn,
    unavailable: whyOff,
    run: act((playback) => playback.nextNode()),
  },
  {
    id: 'playback.previousNode',
    title: 'Previous node',
    group: 'learn',
    keys: ['Shift+ArrowLeft'],
    repeats: true,
    when: isOn,
    unavailable: whyOff,
    run: act((playback) => playback.previousNode()),
  },
  {
    id: 'playback.first',
    title: 'First step',
    group: 'learn',
    keys: ['Home'],
    when: isOn,
    unavailable: whyOff,
    run: act((playback) => playback.first()),
  },
  {
    id: 'playback.last',
    title: 'Last step',
    group: 'learn',
    keys: ['End'],
    when: isOn,
    unavailable: whyOff,
    run: act((playback) => playback.last()),
  },
  {
    id: 'playback.play',
    title: 'Play or pause',
    group: 'learn',
    keys: ['P'],
    when: isOn,
    checked: (bench) => sessionOf(bench)?.$state.get()?.isPlaying === true,
    unavailable: whyOff,
    run: act((playback) => playback.toggle()),
  },
  {
    id: 'playback.faster',
    title: 'Play faster',
    group: 'learn',
    keys: ['>'],
    when: isOn,
    unavailable: whyOff,
    run: act((playback) => playback.shiftSpeed(1)),
  },
  {
    id: 'playback.slower',
    title: 'Play slower',
    group: 'learn',
    keys: ['<'],
    when: isOn,
    unavailable: whyOff,
    run: act((playback) => playback.shiftSpeed(-1)),
  },
  {
    id: 'playback.order',
    title: 'Show the order',
    group: 'learn',
    hint: 'As numbers on the cards: when each is computed, and when each passes its gradient on.',
    checked: (bench) => sessionOf(bench)?.$order.get() === true,
    run: act(({ $order }) => $order.set(!$order.get())),
  },
  {
    id: 'playback.why',
    title: 'Why now?',
    group: 'learn',
    hint: 'What must come before the selected card, and which of these are there.',
    keys: ['W'],
    when: isOn,
    unavailable: (bench) =>
      whyOff(bench) ?? (soleTarget(bench) === null ? 'Select one card to ask what must come before it.' : null),
    run(bench) {
      const flowId = soleTarget(bench);
      if (flowId !== null) sessionOf(bench)?.askWhy(slotOf(flowId));
    },
  },
  {
    id: 'playback.stop',
    title: 'Stop stepping through',
    group: 'learn',
    keys: ['Escape'],
    when: isOn,
    unavailable: whyOff,
    run: act((playback) => playback.stop()),
  },
] as const satisfies readonly Command[];
