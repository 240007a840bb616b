import { createSignal } from 'solid-js';
import { Button } from '../../../src/ui/Button.tsx';
import { CoachMark } from '../../../src/ui/CoachMark.tsx';
import { Dialog } from '../../../src/ui/Dialog.tsx';
import { LiveRegion } from '../../../src/ui/LiveRegion.tsx';
import { Menu } from '../../../src/ui/Menu.tsx';
import { Popover } from '../../../src/ui/Popover.tsx';
import { Sheet } from '../../../src/ui/Sheet.tsx';
import { TextField } from '../../../src/ui/TextField.tsx';
import { ToastRegion } from '../../../src/ui/ToastRegion.tsx';
import { createAnnouncer } from '../../../src/ui/announcer.ts';
import type { Box } from '../../../src/ui/place.ts';
import { createToasts } from '../../../src/ui/toasts.ts';
import type { Noting } from './Numbers.tsx';

export function Overlays(props: Noting) {
  const [dialog, setDialog] = createSignal(false);
  const [sheet, setSheet] = createSignal(false);
  const [popover, setPopover] = createSignal(false);
  const [coached, setCoached] = createSignal(false);
  const [anchor, setAnchor] = createSignal<HTMLElement>();
  const [at, setAt] = createSignal<Box | null>(null);
  const toasts = createToasts();
  const announcer = createAnnouncer();
  const openMenu = (event: MouseEvent) => {
    event.preventDefault();
    setAt({ x: event.clientX, y: event.clientY, width: 0, height: 0 });
  };
  return (
    <>
      <Button variant="outline" onPress={() => setDialog(true)}>
        Open a dialog
      </Button>
      <Button variant="outline" onPress={() => setSheet(true)}>
        Open a sheet
      </Button>
      <Button variant="outline" ref={setAnchor} expanded={popover()} onPress={() => setPopover(true)}>
        Open a popover
      </Button>
      <Button
        variant="outline"
        onPress={() =>
          toasts.show('Deleted 3 nodes.', { action: { label: 'Undo', onPress: () => props.note('undo toast') } })
        }
      >
        Show a message
      </Button>
      <Button
        variant="outline"
        onPress={() => toasts.show('“log 1” has no input. Drag a wire to it, or type its number.', { tone: 'danger' })}
      >
        Show an error
      </Button>
      <Button variant="outline" onPress={() => setCoached(!coached())}>
        Show the coach mark
      </Button>
      <Button variant="outline" onPress={() => announcer.announce('L = 0.69, down 3 %')}>
        Announce
      </Button>
      <div class="gallery-panel" data-testid="field" on:contextmenu={openMenu}>
        Press the right button here
      </div>

      <Dialog
        open={dialog()}
        title="Keyboard"
        onClose={() => setDialog(false)}
        actions={
          <>
            <Button onPress={() => setDialog(false)}>Cancel</Button>
            <Button variant="solid" onPress={() => setDialog(false)}>
              Done
            </Button>
          </>
        }
      >
        <TextField label="Find a key" value="" />
        <p>Everything a pointer can do has a key.</p>
      </Dialog>
      <Sheet open={sheet()} title="x1w1" onClose={() => setSheet(false)}>
        <p>product of x1 and w1</p>
        <Button variant="outline" onPress={() => props.note('in sheet')}>
          A button
        </Button>
      </Sheet>
      <Popover open={popover()} anchor={anchor()} name="Slider range" onClose={() => setPopover(false)}>
        <TextField label="From" value="-1" />
        <TextField label="To" value="1" />
      </Popover>
      <Menu
        open={at() !== null}
        anchor={at()}
        name="Canvas"
        onClose={() => setAt(null)}
        entries={[
          { kind: 'action', label: 'Paste', keys: 'Mod+V', onSelect: () => props.note('paste') },
          { kind: 'action', label: 'Fit all', icon: 'fit', keys: 'Shift+1', onSelect: () => props.note('fit') },
        ]}
      />
      <CoachMark target={coached() ? (anchor() ?? null) : null} side="top" onDismiss={() => setCoached(false)}>
        Drag this number ↔
      </CoachMark>
      <ToastRegion toasts={toasts} />
      <LiveRegion announcer={announcer} />
    </>
  );
}
