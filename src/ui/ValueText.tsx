import './ValueText.css';
import { fullPrecision, numeral, type NumeralFormat } from '../kernel/numeral.ts';

export interface ValueTextProps {
  /** The number; null where there is none yet. */
  readonly value: number | null;
  /** Its accessible name, as "sum value". */
  readonly name: string;
  readonly format?: NumeralFormat | undefined;
  /** Why there is no number, or why it is not an ordinary one: "waits for an input", "log of −2 has no real value". */
  readonly reason?: string | undefined;
  readonly size?: 'value' | 'body' | undefined;
}

/** A computed number, to be read and not touched. All its digits are in its title. */
export function ValueText(props: ValueTextProps) {
  const text = () => (props.value === null ? '–' : numeral(props.value, props.format));
  const odd = () => props.value === null || !Number.isFinite(props.value);
  return (
    <output
      class="value-text"
      aria-live="off"
      aria-label={props.name}
      data-size={props.size ?? 'value'}
      data-odd={odd() ? '' : undefined}
      data-length={text().length > 9 ? 'longest' : text().length > 7 ? 'long' : undefined}
      data-reason={props.reason}
      title={props.reason ?? (props.value === null ? undefined : fullPrecision(props.value))}
    >
      {text()}
    </output>
  );
}
