import './QuickAddPopover.css';
import { createMemo, createSignal, onMount, Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { opPicture } from '../../nodes/OpTile.tsx';
import { useStore } from '../../nodes/use-store.ts';
import { nameOf } from '../../store/commands/name-of.ts';
import type { QuickAdd } from '../../store/view.ts';
import { Popover } from '../../ui/Popover.tsx';
import { searchItems, type SearchItem } from '../../ui/search-rank.ts';
import { SearchList } from '../../ui/SearchList.tsx';
import { choicesFor, numberChoice } from './choices.ts';
import { buildExpression, expressionChoice, type Reader } from './expression-choice.ts';
import { placeChoice } from './place-choice.ts';

/** The search for something to place, opened by a double click, a key or a dropped wire. */
export function QuickAddPopover() {
  const bench = useBench();
  const request = useStore(bench.view.$quickAdd);
  const close = () => bench.view.$quickAdd.set(null);
  const anchor = () => {
    const client = request()?.client ?? { x: window.innerWidth / 2, y: window.innerHeight / 4 };
    return { ...client, width: 0, height: 0 };
  };
  return (
    <Popover open={request() !== null} anchor={anchor()} name="Quick add" align="center" onClose={close}>
      <Show when={request()}>{(asked) => <Search request={asked()} onClose={close} />}</Show>
    </Popover>
  );
}

function Search(props: { readonly request: QuickAdd; readonly onClose: () => void }) {
  const bench = useBench();
  const [reader, setReader] = createSignal<Reader | null>(null);
  onMount(() => {
    const failed = () => bench.view.notify('Expressions cannot be read now: a part of the page could not be fetched.');
    import('../../formats/apply-formula.ts').then((arrived) => setReader(() => arrived), failed);
  });
  const choices = createMemo(() =>
    choicesFor(props.request.wire, opPicture, bench.workbench.$document.get().definitions?.values()),
  );

  function find(query: string): readonly SearchItem[] {
    const { wire, at } = props.request;
    const number = numberChoice(query, wire);
    const expression = wire === null && number === null ? expressionChoice(bench, reader(), query, at) : null;
    return [
      ...(number === null ? [] : [number]),
      ...searchItems(choices(), query),
      ...(expression === null ? [] : [expression]),
    ];
  }

  function pick(id: string, query: string): void {
    // Closing takes the request away.
    const asked = bench.view.$quickAdd.get();
    if (asked === null) return;
    const found = id === 'typed' ? numberChoice(query, asked.wire) : choices().find((choice) => choice.id === id);
    const read = reader();
    props.onClose();
    if (id === 'expression' && read !== null) buildExpression(bench, read, query, asked.at);
    else if (found) placeChoice(bench, asked, found.what);
  }

  const what = () => {
    const { wire } = props.request;
    if (wire === null) return 'Search, or type an expression';
    const document = bench.workbench.$document.get();
    return wire.side === 'out'
      ? `What reads ${nameOf(document, wire.address)}?`
      : `What feeds ${nameOf(document, wire.node)}?`;
  };

  return (
    <div class="quick-add">
      <SearchList
        name="Quick add"
        items={choices()}
        find={find}
        placeholder={what()}
        autofocus
        onPick={pick}
        onClose={props.onClose}
      />
    </div>
  );
}
