import type { NodeRecord } from '../../graph/document.ts';
import type { Place } from '../view.ts';

/** What the gallery says of one of its documents. */
interface Words {
  /** Lasting: links say `#example=<id>`. */
  readonly id: string;
  readonly title: string;
  /** What it shows, as one plain sentence. */
  readonly blurb: string;
  /** What to try first, as one plain sentence. */
  readonly tryThis: string;
}

/** A graph small enough to be written as a text. */
export interface TextExample extends Words {
  /** The graph, in the expression language. */
  readonly text: string;
  /** Where cards lie, by name, for a picture laid out by hand; the rest is laid out as any text is. */
  readonly places?: Readonly<Record<string, Place>>;
}

/** A document with data and trained numbers, fetched when it is opened: `examples/<id>.json`. */
export interface FileExample extends Words {
  /** What its picture shows, as the document itself is not at hand then. */
  readonly sketch: Sketch;
}

/** Cards in canvas pixels, and the wires among them from right to left edge, by their places in the list. */
export interface Sketch {
  readonly cards: readonly (Place & {
    readonly width: number;
    readonly height: number;
    readonly kind: NodeRecord['kind'];
  })[];
  readonly wires: readonly (readonly [from: number, to: number])[];
}

export type Example = TextExample | FileExample;

export function isFileExample(example: Example): example is FileExample {
  return 'sketch' in example;
}
