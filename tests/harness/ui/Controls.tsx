import { createSignal } from 'solid-js';
import { Button } from '../../../src/ui/Button.tsx';
import { IconButton } from '../../../src/ui/IconButton.tsx';
import { Kbd } from '../../../src/ui/Kbd.tsx';
import { MenuButton } from '../../../src/ui/MenuButton.tsx';
import { SearchList } from '../../../src/ui/SearchList.tsx';
import { Segmented } from '../../../src/ui/Segmented.tsx';
import { TextField } from '../../../src/ui/TextField.tsx';
import { Toggle } from '../../../src/ui/Toggle.tsx';
import type { MenuEntry } from '../../../src/ui/menu-entry.ts';
import type { Noting } from './Numbers.tsx';

export function Controls(props: Noting) {
  const [digits, setDigits] = createSignal<'4' | '6' | 'fixed'>('4');
  const [on, setOn] = createSignal(true);
  const [grid, setGrid] = createSignal(true);
  const [title, setTitle] = createSignal('The neuron by hand');
  const [formula, setFormula] = createSignal('tanh(x1 * w1 +');
  const say = (what: string) => props.note(what);
  const entries = (): readonly MenuEntry[] => [
    { kind: 'heading', label: 'This node' },
    { kind: 'action', label: 'Duplicate', icon: 'duplicate', keys: 'Mod+D', onSelect: () => say('duplicate') },
    { kind: 'action', label: 'Make it the root', icon: 'flag', keys: 'R', onSelect: () => say('root') },
    {
      kind: 'action',
      label: 'Open the neuron',
      icon: 'expand',
      disabled: 'Only a neuron opens.',
      onSelect: () => say('never'),
    },
    {
      kind: 'action',
      label: 'Show the grid',
      checked: grid(),
      onSelect: () => {
        setGrid(!grid());
      },
    },
    { kind: 'separator' },
    { kind: 'action', label: 'Delete', icon: 'trash', keys: 'Delete', danger: true, onSelect: () => say('delete') },
  ];
  return (
    <>
      <Button onPress={() => say('plain')}>Gallery</Button>
      <Button variant="outline" onPress={() => say('outline')}>
        Present
      </Button>
      <Button variant="solid" onPress={() => say('solid')}>
        Share
      </Button>
      <Button variant="accent" icon="flag" hint="Choose another root" keys="R" onPress={() => say('accent')}>
        gradients of o
      </Button>
      <Button variant="danger" onPress={() => say('danger')}>
        Delete all
      </Button>
      <Button variant="outline" disabled="There is nothing to undo." onPress={() => say('never')}>
        Undo
      </Button>
      <Button variant="outline" size="small" onPress={() => say('small')}>
        Small
      </Button>
      <Button pressed={on()} onPress={() => setOn(!on())}>
        Stays down
      </Button>
      <IconButton icon="undo" name="Undo" keys="Mod+Z" onPress={() => say('undo')} />
      <IconButton icon="redo" name="Redo" keys="Mod+Shift+Z" disabled="nothing to redo" onPress={() => say('never')} />
      <IconButton icon="eye" name="Hide gradients" pressed={on()} onPress={() => setOn(!on())} />
      <IconButton icon="tanh" name="tanh" variant="tile" size="large" onPress={() => say('tanh')} />
      <IconButton icon="neuron" name="neuron" variant="tile" size="large" onPress={() => say('neuron')} />
      <MenuButton name="Node actions" entries={entries()} />
      <MenuButton name="File" entries={entries()} variant="outline">
        File
      </MenuButton>
      <Kbd keys="Mod+Shift+Z" />
      <Kbd keys="/" />
      <Segmented
        name="Digits"
        value={digits()}
        onChange={setDigits}
        options={[
          { value: '4', label: '4 digits' },
          { value: '6', label: '6 digits' },
          { value: 'fixed', label: 'fixed' },
        ]}
      />
      <div class="gallery-panel">
        <Toggle label="Snap to grid" hint="Cards move in steps of 8" checked={grid()} onChange={setGrid} />
        <TextField
          label="Title"
          value={title()}
          hint="Shown at the top and in the file’s name."
          onCommit={(text) => {
            setTitle(text);
            props.note(`title ${text}`);
          }}
        />
        <TextField
          label="Formula"
          look="code"
          value={formula()}
          onInput={setFormula}
          error={formula().endsWith('+') ? 'Something is missing after “+” at column 15.' : undefined}
        />
        <TextField label="Name" labelHidden look="title" value="x1w1" onCommit={(text) => props.note(`name ${text}`)} />
      </div>
      <div class="gallery-panel">
        <SearchList
          name="Add a node"
          placeholder="Search operations"
          onPick={(id) => props.note(`pick ${id}`)}
          onClose={() => props.note('search closed')}
          items={[
            { id: 'add', label: 'add', sign: '+', detail: 'a + b', keywords: ['plus', 'sum'] },
            { id: 'mul', label: 'mul', sign: '×', detail: 'a · b', keywords: ['times', 'product'] },
            { id: 'tanh', label: 'tanh', icon: 'tanh', detail: 'squashes to (−1, 1)' },
            { id: 'relu', label: 'relu', icon: 'relu', detail: 'cuts below 0' },
            { id: 'neuron', label: 'neuron', icon: 'neuron', detail: 'weighted sum, then tanh' },
            { id: 'data', label: 'data table', icon: 'table', disabled: 'has nothing to wire to' },
          ]}
        />
      </div>
    </>
  );
}
