import type { Place } from '../view.ts';
import type { LessonWorld } from './lesson-world.ts';

/** A lesson, whole: its text, its graph, its steps, what it asks and how it is solved. One file each, listed in `lessons/table.ts`. */
export interface Lesson {
  /** Lasting: links say `#lesson=<id>`, and progress is kept under it. */
  readonly id: string;
  readonly title: string;
  /** What one understands after it, as one plain sentence. */
  readonly blurb: string;
  readonly minutes: number;
  /** The concepts it shows, by their numbers in the lecture's checklist of 44 (`lessons/concepts.ts`). */
  readonly concepts: readonly number[];
  /** What it begins on: a graph in the expression language, cards placed by name where a picture is laid out by hand; or an example. */
  readonly start:
    | { readonly text: string; readonly places?: Readonly<Record<string, Place>> }
    | { readonly example: string };
  readonly steps: readonly LessonStep[];
}

export interface LessonStep {
  /** Lasting, unique within the lesson. */
  readonly id: string;
  readonly title: string;
  /** Paragraphs. Within one: `code` in backticks (names, numbers, expressions), *emphasis* in asterisks. */
  readonly text: readonly string[];
  /** What on the page it points at. */
  readonly points?: readonly LessonPoint[];
  /** Brought about when the step begins (not when it is come back to and already done). Each as one undo step or none. */
  readonly prepare?: readonly LessonAct[];
  /** Asked before anything is revealed. The step is done when it is answered (right, or shown) and `done`, if any, holds. */
  readonly question?: LessonQuestion;
  /** What the learner is to do, as one sentence: “Drag b until L is above −7.” */
  readonly task?: string;
  /** Whether it is done. Left out: reading on is enough. */
  readonly done?: (world: LessonWorld) => boolean;
  /** What to say when nothing fits for a while, or on asking. */
  readonly hint?: string;
  /** Said once it is done: why it came out so. */
  readonly reveal?: readonly string[];
  /** How the test, and “show me”, does it. Empty where reading is enough. */
  readonly solution: readonly LessonAct[];
}

export type LessonPoint =
  | { readonly node: string }
  | { readonly gradient: string }
  | { readonly value: string }
  | { readonly wire: readonly [from: string, to: string] }
  /** A control of the page by its accessible name. */
  | { readonly control: string };

export type LessonQuestion =
  | {
      readonly kind: 'number';
      /** “What is the gradient of b?” */
      readonly ask: string;
      /** The right number, worked out from the world when it is judged, so that it is never a copy. */
      readonly answer: (world: LessonWorld) => number;
      /** How far off is still right, relative to max(1, |answer|). Default 1e-2. */
      readonly tolerance?: number;
      /** Wrong numbers that say what was thought, and what to say to that. */
      readonly slips?: readonly { readonly number: (world: LessonWorld) => number; readonly words: string }[];
      /** What covers the answer on the canvas until it is given. */
      readonly hides?: readonly { readonly name: string; readonly what: 'value' | 'gradient' }[];
    }
  | {
      readonly kind: 'choice';
      readonly ask: string;
      readonly options: readonly {
        readonly text: string;
        readonly isRight?: boolean;
        /** What to say to whoever chooses it. */
        readonly words: string;
      }[];
      readonly hides?: readonly { readonly name: string; readonly what: 'value' | 'gradient' }[];
    };

/** Something done on the page, as data. Names are node names. */
export type LessonAct =
  | { readonly set: Readonly<Record<string, number>> }
  /** A formula in the formula bar: `d = a * b + c` defines or redefines. */
  | { readonly formula: string }
  /** Another graph in place of the open one. */
  | { readonly graph: string }
  | { readonly select: readonly string[] }
  | { readonly root: string }
  /** A command by its id, with a node selected first. */
  | { readonly run: string; readonly on?: string; readonly times?: number }
  /** Training steps, done before the next act. */
  | { readonly train: number }
  /** A setting of the training panel. */
  | { readonly training: Readonly<Record<string, string | number | boolean>> }
  | { readonly answer: number | ((world: LessonWorld) => number) }
  | { readonly choose: number }
  /** Ends what is laid over the canvas: paths, stepping through, bugs. */
  | { readonly calm: true }
  /** A switch of the bug lab; null switches all off. */
  | { readonly bug: 'overwrite' | 'order' | 'noZeroGrad' | 'noUpstream' | null };
