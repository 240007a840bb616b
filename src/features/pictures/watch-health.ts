import type { Address } from '../../kernel/ids.ts';
import { labelsOf } from '../../formats/titles.ts';
import type { Bench } from '../../store/bench.ts';
import { findHealth } from '../../training/health.ts';
import type { Finding } from '../../training/finding.ts';
import { slotWords } from './slot-words.ts';

/** The net is looked over at most this often, in ms, and so seldom that it takes a twentieth of the time. */
const least = 400;
const share = 20;

/** Tells what keeps the net from learning, now and after it changed. Returns the function that stops it. */
export function watchHealth(
  { workbench, training }: Pick<Bench, 'workbench' | 'training'>,
  tell: (findings: readonly Finding[]) => void,
): () => void {
  const { $document, $titles, live } = workbench;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = least;
  let named: { readonly titles: ReadonlyMap<Address, string>; readonly labels: ReadonlyMap<Address, string> } | null =
    null;

  function nameOf(address: Address): string {
    const titles = $titles.get();
    if (named?.titles !== titles) named = { titles, labels: labelsOf($document.get(), titles) };
    return slotWords($document.get(), named.labels, address);
  }

  function look(): void {
    timer = undefined;
    const before = performance.now();
    const program = live.$program.get();
    // Whoever reads the tape itself reads it swept.
    if (program.root !== null) live.value(program.root.address);
    const losses =
      training.$runs
        .get()
        .current?.log.records()
        .map(({ loss }) => loss) ?? [];
    tell(findHealth({ document: $document.get(), program, nameOf, losses }));
    pause = Math.max(least, share * (performance.now() - before));
  }

  const later = () => void (timer ??= setTimeout(look, pause));
  const stops = [live.$tick.listen(later), $document.listen(later), training.$runs.listen(later)];
  look();
  return () => {
    for (const stop of stops) stop();
    clearTimeout(timer);
  };
}
