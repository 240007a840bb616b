import './NodeName.css';
import { Show } from 'solid-js';
import { nodeOf, type Address } from '../kernel/ids.ts';
import { useBench } from './bench-context.ts';
import { NameField } from './NameField.tsx';
import { useRecord } from './use-record.ts';
import { useStore } from './use-store.ts';

export interface NodeNameProps {
  readonly address: Address;
  /** What is shown: the name, or the expression of an unnamed op. */
  readonly title: string;
  /** False inside a macro, whose parts are named after it. */
  readonly editable: boolean;
}

/** A card's name, edited in place: by double click, or by the command that renames. */
export function NodeName(props: NodeNameProps) {
  const { view } = useBench();
  const renaming = useStore(view.$renaming);
  const record = useRecord(() => props.address);
  const named = () => record()?.name !== null;

  function edit(event: Event): void {
    if (!props.editable) return;
    // The canvas answers a double click on a card too: it opens what can be opened.
    event.stopPropagation();
    view.$renaming.set(props.address);
  }

  return (
    <Show
      when={props.editable && renaming() === props.address}
      fallback={
        <span class="node-name" data-unnamed={named() ? undefined : ''} title={props.title} on:dblclick={edit}>
          {props.title}
        </span>
      }
    >
      <NameField node={nodeOf(props.address)} title={props.title} />
    </Show>
  );
}
