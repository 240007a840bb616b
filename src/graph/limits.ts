/** How much a document may hold. A hard limit refuses; a soft one opens and says so. Sizes in bytes, 1 MB = 1,000,000 bytes. */
export const limits = {
  fileBytes: { soft: 5_000_000, hard: 20_000_000 },
  /** Arrays and objects within each other, the document itself counted. */
  depth: 32,
  nodes: { soft: 20_000, hard: 100_000 },
  /** Numbers that all macros of a document open into, its leaves and ops counted. */
  slots: 1_000_000,
  wires: 400_000,
  /** Wires into one node. */
  fanIn: 4096,
  titleLength: 120,
  noteLength: 10_000,
  /** Cards lie within ± this many canvas pixels. */
  position: 1e7,
  /** The largest number in an order key or port id, and after the `n` of an id; counting on from it stays exact. */
  order: 1e15,
  orderLength: 16,
  /** Macros of one's own, and how deep they may lie in each other. */
  definitions: 1000,
  definitionDepth: 6,
} as const;

/** Why outside text was refused. */
export type RefusalCode =
  | 'E-SIZE'
  | 'E-JSON'
  | 'E-DEPTH'
  | 'E-KIND'
  | 'E-NEWER'
  | 'E-KEY'
  | 'E-SHAPE'
  | 'E-NODES'
  | 'E-WIRES'
  | 'E-FANIN'
  | 'E-ID'
  | 'E-ORDER'
  | 'E-NAME'
  | 'E-NUM'
  | 'E-OP'
  | 'E-ARITY'
  | 'E-WIRE'
  | 'E-MLP'
  | 'E-MACRO';

/** The length of the text in UTF-8, without making a copy of it. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    // The two halves of a surrogate pair make four bytes together.
    else if (unit >= 0xd800 && unit < 0xe000) bytes += 2;
    else bytes += 3;
  }
  return bytes;
}
