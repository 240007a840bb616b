import { cleanup, render } from '@solidjs/testing-library';
import { afterEach } from 'vitest';
import type { JSX } from 'solid-js';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { BenchProvider } from '../../../src/nodes/BenchProvider.tsx';
import { reasons } from '../../../src/nodes/reasons.ts';
import { bareBench, type BareBench } from '../../support/bench.ts';
import { standInForOverlays } from '../../support/overlays.ts';

standInForOverlays();
afterEach(cleanup);

/** Draws a feature over a real workbench. The canvas and the files only remember what they were asked for. */
export function onBench(document: NudgeDocument, draw: () => JSX.Element): BareBench {
  const bench = bareBench(document);
  render(() => (
    <BenchProvider bench={bench} reasons={() => reasons}>
      {draw()}
    </BenchProvider>
  ));
  return bench;
}
