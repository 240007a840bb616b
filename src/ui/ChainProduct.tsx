import './ChainProduct.css';
import { Show } from 'solid-js';
import { numeral, type NumeralFormat } from '../kernel/numeral.ts';

export type ChainPart = 'upstream' | 'slope' | 'product';

export interface ChainProductProps {
  /** The gradient that arrives from the consumer. Null where there is none. */
  readonly upstream: number | null;
  /** ∂consumer/∂this, at the present values. */
  readonly slope: number | null;
  readonly product: number | null;
  readonly format?: NumeralFormat | undefined;
  /** What stands under each part in place of “upstream”, “local slope”, “product”. */
  readonly names?: Partial<Readonly<Record<ChainPart, string>>> | undefined;
  /** A part that is hidden leaves an empty slot of its shape. All show where nothing is said. */
  readonly show?: Readonly<Record<ChainPart, boolean>> | undefined;
  readonly size?: 'small' | 'body' | undefined;
}

const usualNames: Readonly<Record<ChainPart, string>> = {
  upstream: 'upstream',
  slope: 'local slope',
  product: 'product',
};

/** One link of the chain rule, upstream × local slope = product. The three are told apart by shape and word, everywhere the same: what arrives
 *  is a pill, a slope is slanted, the product stands on a double line. Colour, with its glyph, only says the sign of a gradient. */
export function ChainProduct(props: ChainProductProps) {
  const nameOf = (part: ChainPart) => props.names?.[part] ?? usualNames[part];
  const shows = (part: ChainPart) => props.show?.[part] ?? true;
  const said = (part: ChainPart) => `${nameOf(part)} ${shows(part) ? textOf(props[part], props.format) : 'hidden'}`;
  const words = () => `${said('upstream')} times ${said('slope')} is ${said('product')}`;
  const piece = (part: ChainPart) => (
    <ChainNumber part={part} number={props[part]} name={nameOf(part)} isShown={shows(part)} format={props.format} />
  );
  return (
    <span class="chain-product" data-size={props.size ?? 'body'} role="img" aria-label={words()}>
      {piece('upstream')}
      <span class="chain-sign">×</span>
      {piece('slope')}
      <span class="chain-sign">=</span>
      {piece('product')}
    </span>
  );
}

/** One part alone, in its shape; for places that put more than one link together. They say in words what they show. */
export function ChainNumber(props: {
  readonly part: ChainPart;
  readonly number: number | null;
  /** Stands under it; left out where the place says what it is. */
  readonly name?: string | undefined;
  readonly isShown?: boolean | undefined;
  readonly format?: NumeralFormat | undefined;
}) {
  const isShown = () => props.isShown ?? true;
  const sign = () =>
    isShown() && props.part !== 'slope' && props.number !== null ? Math.sign(props.number) : undefined;
  return (
    <span class="chain-piece" data-part={props.part} data-hidden={isShown() ? undefined : ''} data-sign={sign()}>
      <span class="chain-number">{isShown() ? textOf(props.number, props.format) : ''}</span>
      <Show when={props.name}>
        <span class="chain-name">{props.name}</span>
      </Show>
    </span>
  );
}

function textOf(number: number | null, format: NumeralFormat | undefined): string {
  return number === null ? '–' : numeral(number, format);
}
