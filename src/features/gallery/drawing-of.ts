import { nodeOf } from '../../kernel/ids.ts';
import { cardPorts, cardSize, type Size } from '../../graph/geometry.ts';
import { wiresInto } from '../../macros/wires.ts';
import type { NodeRecord } from '../../graph/document.ts';
import { isFileExample, type Example, type Sketch, type TextExample } from '../../store/gallery/example.ts';
import { galleryDocument } from '../../store/gallery/gallery-document.ts';

export interface Drawing {
  readonly viewBox: string;
  /** All wires as one path. */
  readonly wires: string;
  readonly cards: readonly (Size & { readonly x: number; readonly y: number; readonly kind: NodeRecord['kind'] })[];
}

/** Room around the cards, in canvas pixels. */
const margin = 24;
/** A picture shows at least this much of the canvas, so that the cards of small graphs are not drawn large. */
const least = { width: 720, height: 340 };

/** The graph of an example as rectangles and curves, in canvas pixels. */
export function drawingOf(example: Example): Drawing {
  const { cards, wires } = isFileExample(example) ? drawSketch(example.sketch) : drawGraph(example);
  const left = Math.min(...cards.map(({ x }) => x)) - margin;
  const top = Math.min(...cards.map(({ y }) => y)) - margin;
  const right = Math.max(...cards.map(({ x, width }) => x + width)) + margin;
  const bottom = Math.max(...cards.map(({ y, height }) => y + height)) + margin;
  const width = Math.max(least.width, right - left);
  const height = Math.max(least.height, bottom - top);
  const x = (left + right - width) / 2;
  const y = (top + bottom - height) / 2;
  return { viewBox: `${x} ${y} ${width} ${height}`, wires, cards };
}

function drawGraph(example: TextExample): Pick<Drawing, 'cards' | 'wires'> {
  const { nodes } = galleryDocument(example);
  const records = [...nodes.values()];
  const cards = records.map((record) => ({ x: record.x, y: record.y, kind: record.kind, ...cardSize(record) }));
  const wires = records.flatMap((reader) =>
    wiresInto(reader).map(({ from, to }) => {
      const source = nodes.get(nodeOf(from));
      return source === undefined ? '' : curve(portAt(source, 'out'), portAt(reader, to.port));
    }),
  );
  return { cards, wires: wires.join('') };
}

function drawSketch({ cards, wires }: Sketch): Pick<Drawing, 'cards' | 'wires'> {
  const curves = wires.map(([from, to]) => {
    const [source, reader] = [cards[from], cards[to]];
    if (source === undefined || reader === undefined) return '';
    return curve([source.x + source.width, source.y + source.height / 2], [reader.x, reader.y + reader.height / 2]);
  });
  return { cards, wires: curves.join('') };
}

function portAt(record: NodeRecord, port: string): readonly [x: number, y: number] {
  const { x, y } = cardPorts(record).find(({ id }) => id === port) ?? { x: 0, y: 0 };
  return [record.x + x, record.y + y];
}

function curve([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): string {
  const reach = Math.max(24, (x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + reach} ${y1} ${x2 - reach} ${y2} ${x2} ${y2}`;
}
