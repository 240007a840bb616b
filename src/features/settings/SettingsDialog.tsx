import './SettingsDialog.css';
import { For } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { PreferenceValues } from '../../store/preferences.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Toggle } from '../../ui/Toggle.tsx';

const mostPlaces = 12;
/** Shows what a number format does, before one chooses it. */
const sample = -1234.56789;

/** What a person sets once for all documents. */
export function SettingsDialog() {
  const { view, preferences } = useBench();
  const dialog = useStore(view.$dialog);
  const values = useStore(preferences.$values);
  const numeral = useNumeral();
  const set = (changes: Partial<PreferenceValues>) => preferences.set(changes);

  function chooseNumbers(choice: string): void {
    const places = Number(choice);
    set({ numbers: choice === 'significant' ? { kind: 'significant' } : { kind: 'places', places } });
  }

  const chosen = () => {
    const { numbers } = values();
    return numbers.kind === 'significant' ? 'significant' : String(numbers.places);
  };

  return (
    <Dialog title="Settings" size="small" open={dialog() === 'settings'} onClose={() => view.$dialog.set(null)}>
      <div class="settings">
        <label class="settings-row">
          <span>
            Numbers
            <small>
              {numeral(sample)}, {numeral(0.000123456)}
            </small>
          </span>
          <select value={chosen()} on:change={(event) => chooseNumbers(event.currentTarget.value)}>
            <option value="significant">4 significant digits</option>
            <For each={Array.from({ length: mostPlaces + 1 }, (_, places) => places)}>
              {(places) => (
                <option value={String(places)} selected={chosen() === String(places)}>
                  {places === 1 ? '1 decimal place' : `${places} decimal places`}
                </option>
              )}
            </For>
          </select>
        </label>
        <div class="settings-row">
          <span>Theme</span>
          <Segmented
            name="Theme"
            value={values().theme}
            options={[
              { value: 'system', label: 'System' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
            onChange={(theme) => set({ theme })}
          />
        </div>
        <div class="settings-row">
          <span>
            Wheel
            <small>Pinch, or Ctrl with the wheel, always zooms.</small>
          </span>
          <Segmented
            name="Wheel"
            value={values().wheel}
            options={[
              { value: 'auto', label: 'Auto' },
              { value: 'zoom', label: 'Zooms' },
              { value: 'pan', label: 'Pans' },
            ]}
            onChange={(wheel) => set({ wheel })}
          />
        </div>
        <Toggle
          label="Large text"
          hint="For a projector."
          checked={values().largeText}
          onChange={(largeText) => set({ largeText })}
        />
        <Toggle
          label="Snap to the grid"
          hint="Cards keep to a grid of 20 while they are dragged."
          checked={values().snap}
          onChange={(snap) => set({ snap })}
        />
        <Toggle
          label="Single-key shortcuts"
          hint="Switch them off if you dictate, or if keys are pressed by accident. Keys with Ctrl or ⌘ stay."
          checked={values().letterKeys}
          onChange={(letterKeys) => set({ letterKeys })}
        />
      </div>
    </Dialog>
  );
}
