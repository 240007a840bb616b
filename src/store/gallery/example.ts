import type { Place } from '../view.ts';

/** One document of the gallery. */
export interface Example {
  /** Lasting: links say `#example=<id>`. */
  readonly id: string;
  readonly title: string;
  /** What it shows, as one plain sentence. */
  readonly blurb: string;
  /** What to try first, as one plain sentence. */
  readonly tryThis: string;
  /** The graph, in the expression language. */
  readonly text: string;
  /** Where cards lie, by name, for a picture laid out by hand; the rest is laid out as any text is. */
  readonly places?: Readonly<Record<string, Place>>;
}
