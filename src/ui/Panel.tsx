import './Panel.css';
import type { JSX } from 'solid-js';
import { IconButton } from './IconButton.tsx';

export interface PanelProps {
  /** In sentence case; the close button says it, too: “Close bug lab”. */
  readonly title: string;
  readonly onClose: () => void;
  readonly children: JSX.Element;
}

/** The inside of a column beside the canvas: its name and the way to close it stay in sight while the rest scrolls. */
export function Panel(props: PanelProps) {
  const called = () => props.title.charAt(0).toLowerCase() + props.title.slice(1);
  return (
    <div class="panel">
      <header>
        <h2>{props.title}</h2>
        <IconButton icon="close" name={`Close ${called()}`} size="small" onPress={() => props.onClose()} />
      </header>
      {props.children}
    </div>
  );
}
