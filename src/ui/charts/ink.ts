/** The colours a picture may use, by what they are for, and the token of each. */
const inkTokens = {
  ink: '--ink',
  soft: '--ink-soft',
  hairline: '--hairline',
  outline: '--outline',
  card: '--card',
  plus: '--gradient-plus',
  minus: '--gradient-minus',
  accent: '--accent',
  'field-plus': '--field-plus',
  'field-zero': '--field-zero',
  'field-minus': '--field-minus',
  'field-high': '--field-high',
  'class-1': '--class-1',
  'class-2': '--class-2',
  'class-3': '--class-3',
  'class-4': '--class-4',
  'class-5': '--class-5',
  'class-6': '--class-6',
} as const;

export type Ink = keyof typeof inkTokens;

/** Red, green and blue, 0 … 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

const classInks: readonly Ink[] = ['class-1', 'class-2', 'class-3', 'class-4', 'class-5', 'class-6'];

/** How many colours classes have; from there on they come again, with other shapes. */
export const classInkCount = classInks.length;

/** The colour of a class, by its place among the classes. */
export function classInk(place: number): Ink {
  return classInks[place % classInkCount] ?? 'ink';
}

/** For an SVG attribute: follows the theme by itself. */
export function inkVariable(ink: Ink): string {
  return `var(${inkTokens[ink]})`;
}

/** The colours in force where `probe` stands. A custom property reads as it was written, `light-dark(…)` and all; only a property that uses
 *  it is resolved, so the probe's own colour is set for a moment. */
export function readInks(probe: HTMLElement): (ink: Ink) => Rgb {
  return (ink) => {
    probe.style.setProperty('color', inkVariable(ink));
    const found = rgbOf(getComputedStyle(probe).color);
    probe.style.removeProperty('color');
    return found;
  };
}

/** The same colours, each looked up once: to be made anew when the look of the page changes. Reading one has the page's styles worked out. */
export function rememberInks(inks: (ink: Ink) => Rgb): (ink: Ink) => Rgb {
  const known = new Map<Ink, Rgb>();
  return (ink) => {
    const found = known.get(ink) ?? inks(ink);
    known.set(ink, found);
    return found;
  };
}

/** `rgb(29, 31, 35)`, `rgba(…)` or `color(srgb 0.11 0.12 0.14)` as numbers; black where it is none of these. */
export function rgbOf(colour: string): Rgb {
  const scale = colour.startsWith('color(srgb') ? 255 : 1;
  const [red = 0, green = 0, blue = 0] = (colour.match(/(?<![a-z])\d*\.?\d+(?:e-?\d+)?/g) ?? []).map(
    (part) => Number(part) * scale,
  );
  return [red, green, blue];
}

/** `#0b6fae`. */
export function hexOf([red, green, blue]: Rgb): string {
  const two = (part: number) =>
    Math.max(0, Math.min(255, Math.round(part)))
      .toString(16)
      .padStart(2, '0');
  return `#${two(red)}${two(green)}${two(blue)}`;
}
