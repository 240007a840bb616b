import './GradientStrip.css';
import type { Address } from '../kernel/ids.ts';
import { fullPrecision } from '../kernel/numeral.ts';
import { GradientBadge } from '../ui/GradientBadge.tsx';
import { useBench } from './bench-context.ts';
import { useGlow } from './use-glow.ts';
import { useNumeral } from './use-numeral.ts';
import { useGradientReason } from './use-reasons.ts';
import { useIsRoot } from './use-record.ts';
import { useCovered } from './use-covered.ts';
import { useShown } from './use-shown.ts';
import { useGradient } from './use-store.ts';
import { Veil } from './Veil.tsx';

export interface GradientStripProps {
  readonly address: Address;
  /** Whose gradient it is: “o w1” gives “o w1 gradient”. */
  readonly title: string;
  /** `strip` is as wide as the card and gives its reasons, `chip` stands in a row. */
  readonly look?: 'strip' | 'chip' | undefined;
}

/** The gradient of a slot: covered while gradients are hidden, with the reason beside it where it is 0 or missing. */
export function GradientStrip(props: GradientStripProps) {
  const { view } = useBench();
  const address = () => props.address;
  const numeral = useNumeral();
  const live = useGradient(address);
  const shown = useShown('gradient', address);
  const replaced = () => {
    const now = shown();
    return now?.kind === 'number' ? now : null;
  };
  const gradient = () => replaced()?.number ?? (replaced() === null ? live() : null);
  const reason = useGradientReason(address);
  const isRoot = useIsRoot(address);
  const covered = useCovered(address);

  const text = () => {
    const now = gradient();
    return now === null ? '–' : numeral(now);
  };
  // What a lens shows instead changes without a sweep, after which alone a glow comes to rest.
  const glow = useGlow(live);
  const hint = () => {
    const now = gradient();
    return [now === null ? '' : fullPrecision(now), reason()?.text ?? ''].filter(Boolean).join('. ') || undefined;
  };
  const note = () => {
    if (props.look === 'chip') return undefined;
    const instead = replaced();
    if (instead !== null) return instead.note || undefined;
    return (isRoot() ? 'root' : reason()?.short) || undefined;
  };

  return (
    <div
      class="gradient-strip"
      data-look={props.look ?? 'strip'}
      data-glow={glow() ? '' : undefined}
      data-length={text().length > 8 ? 'long' : undefined}
      data-wrong={replaced()?.isWrong ? '' : undefined}
    >
      <Veil shown={shown()} name={`${props.title} gradient`}>
        <GradientBadge
          gradient={gradient()}
          name={props.title}
          format={numeral.format()}
          note={note()}
          hint={hint()}
          look={props.look ?? 'strip'}
          hidden={covered()}
          onReveal={() => view.reveal(props.address)}
        />
      </Veil>
    </div>
  );
}
