import type * as wireEdits from './wire-edits.ts';

export type WireEdits = typeof wireEdits;

/** What turns gestures with wires into edits. It is fetched once the canvas stands, before anybody can have drawn a wire. */
export interface LateWireEdits {
  /** Null until it has arrived. */
  readonly now: () => WireEdits | null;
  /** Does something with it, at once when it is here; tells when it cannot be fetched. */
  readonly useWireEdits: (act: (edits: WireEdits) => void) => void;
}

export function createLateWireEdits(onMissing: () => void): LateWireEdits {
  let edits: WireEdits | null = null;
  async function fetchEdits(): Promise<WireEdits> {
    edits ??= await import('./wire-edits.ts');
    return edits;
  }
  fetchEdits().catch(() => undefined);
  return {
    now: () => edits,
    useWireEdits(act) {
      if (edits !== null) act(edits);
      else void fetchEdits().then(act, onMissing);
    },
  };
}
