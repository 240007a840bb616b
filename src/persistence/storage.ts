/** What the browser keeps for this site: values by key. Everything here can fail at any time; nothing is half written. */
export interface Storage {
  /** The values of the keys, all as of one moment; undefined where there is none. */
  readonly read: (keys: readonly string[]) => Promise<readonly unknown[]>;
  /** Reads the keys, asks `change` what to write, and writes it, as one transaction: nobody else comes in between, and either all of it is
   *  stored or nothing. Resolves when the browser says that it is stored. `change` may throw to call it off. An entry whose value is
   *  undefined is removed. */
  readonly update: (keys: readonly string[], change: (values: readonly unknown[]) => Entries) => Promise<void>;
  /** Hands the entries to the browser at once, without reading anything: what a page can still do while it is being closed. Whether it
   *  worked, the next visit finds out. */
  readonly putNow: (entries: Entries) => void;
}

export type Entries = readonly (readonly [key: string, value: unknown])[];
