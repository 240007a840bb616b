import { createMemo } from 'solid-js';
import { outerOf, type Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { innerTitle } from '../../nodes/titles.ts';
import { useStore } from '../../nodes/use-store.ts';
import { Choice } from './Choice.tsx';
import { useSlotNames } from './use-names.ts';

/** Chooses one of many parameters in two steps: whose it is, then which. A lone parameter is its own. */
export function ParameterPicker(props: {
  readonly label: string;
  readonly parameters: readonly Address[];
  readonly value: Address | null;
  readonly onChange: (address: Address) => void;
}) {
  const document = useStore(useBench().workbench.$document);
  const names = useSlotNames();
  const groups = createMemo(() => {
    const found = new Map<string, Address[]>();
    for (const address of props.parameters) {
      const holder = outerOf(address) ?? address;
      const known = found.get(holder);
      if (known === undefined) found.set(holder, [address]);
      else known.push(address);
    }
    return found;
  });
  const holder = () => (props.value === null ? '' : (outerOf(props.value) ?? props.value));
  const holders = () =>
    [...groups()].map(([value, [first]]) => ({
      value,
      text: first === undefined ? value : names()(outerOf(first) ?? first),
    }));
  const inside = () => groups().get(holder()) ?? [];
  const shortName = (address: Address) =>
    outerOf(address) === null ? names()(address) : innerTitle(document(), address);
  const chooseHolder = (value: string) => {
    const [first] = groups().get(value) ?? [];
    if (first !== undefined) props.onChange(first);
  };
  const choose = (value: string) => {
    const found = inside().find((address) => address === value);
    if (found !== undefined) props.onChange(found);
  };
  return (
    <fieldset class="parameter-picker">
      <legend>{props.label}</legend>
      <Choice label="Of" value={holder()} options={holders()} onChange={chooseHolder} />
      <Choice
        label="Parameter"
        value={props.value ?? ''}
        options={inside().map((value) => ({ value, text: shortName(value) }))}
        onChange={choose}
      />
    </fieldset>
  );
}
