import { createMemo, type Accessor } from 'solid-js';
import { numeral, type NumeralFormat } from '../kernel/numeral.ts';
import { useBench } from './bench-context.ts';
import { useStore } from './use-store.ts';

/** Turns a number into text as the person likes it. `format` is what widgets take that write the number themselves. */
export interface Numeral {
  (number: number): string;
  readonly format: Accessor<NumeralFormat>;
}

/** The one number text of the page, in the format of the preferences. */
export function useNumeral(): Numeral {
  const values = useStore(useBench().preferences.$values);
  const format = createMemo(
    (): NumeralFormat => {
      const { numbers } = values();
      return numbers.kind === 'places' ? { places: numbers.places } : { significant: 4 };
    },
    undefined,
    { equals: sameFormat },
  );
  return Object.assign((number: number) => numeral(number, format()), { format });
}

function sameFormat(a: NumeralFormat, b: NumeralFormat): boolean {
  return 'places' in a ? 'places' in b && a.places === b.places : 'significant' in b && a.significant === b.significant;
}
