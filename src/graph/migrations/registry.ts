/** A document as it came from a file, its keys not yet checked. */
export type RawDocument = Readonly<Record<string, unknown>>;

/** Takes a raw document of version `from` to version `from + 1`. Pure; returns new objects and keeps unknown keys. */
export interface Migration {
  readonly from: number;
  readonly migrate: (raw: RawDocument) => RawDocument;
}

/** One entry for each step between released versions, lowest first. Version 1 is the first, so there is none yet.
 *  A new version adds its step here, one file beside this one, and a fixture under tests/fixtures/documents. */
export const migrations: readonly Migration[] = [];

/** The raw document as a document of version `to`. Its own `version` must not be above `to`. */
export function migrate(
  raw: RawDocument,
  version: number,
  to: number,
  steps: readonly Migration[] = migrations,
): RawDocument {
  let current = raw;
  for (let at = version; at < to; at++) {
    const step = steps.find(({ from }) => from === at);
    if (step === undefined) throw new Error(`No migration from version ${at}`);
    current = { ...step.migrate(current), version: at + 1 };
  }
  return current;
}
