import './MacroHead.css';
import './OpTile.css';
import { Show } from 'solid-js';
import { localOf, type Address } from '../kernel/ids.ts';
import type { MacroId } from '../graph/document.ts';
import { setOpen } from '../macros/open-in-place.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useBench } from './bench-context.ts';
import { frameOf } from './flow-ends.ts';
import { FlagButton } from './FlagButton.tsx';
import { macroIcons } from './macro-icons.ts';
import { NodeName } from './NodeName.tsx';
import { useLabel, useTitle } from './use-titles.ts';

export interface MacroHeadProps {
  readonly address: Address;
  readonly macro: MacroId;
  /** A few words after the name: what kind it is. */
  readonly kind?: string | undefined;
  /** On a narrow card the way to open it is a picture alone. */
  readonly narrow?: boolean | undefined;
}

/** The first line of a closed macro's card: its picture and name, the flag, and the way inside. */
export function MacroHead(props: MacroHeadProps) {
  const { workbench, canvas } = useBench();
  const title = useTitle(() => props.address);
  const label = useLabel(() => props.address);

  function open(): void {
    workbench.commit(`Open ${label()}`, setOpen(workbench.$document.get(), props.address, true));
    canvas.reveal(frameOf(props.address));
  }

  return (
    <div class="card-head macro-head" data-narrow={props.narrow === true ? '' : undefined}>
      <span class="op-tile" aria-hidden="true">
        <Icon name={macroIcons[props.macro]} />
      </span>
      <NodeName address={props.address} title={title()} editable={localOf(props.address) === null} />
      <Show when={props.kind}>{(kind) => <span class="card-kind">{kind()}</span>}</Show>
      <FlagButton address={props.address} title={label()} />
      <Button size="small" name={`open ${label()}`} onPress={open}>
        <Show when={props.narrow !== true}>open</Show> <Icon name="expand" />
      </Button>
    </div>
  );
}
