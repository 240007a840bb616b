import { createMemo, createSignal, onCleanup, Show } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { titleOf } from '../../nodes/titles.ts';
import { useShown } from '../../nodes/use-shown.ts';
import { useLabels } from '../../nodes/use-titles.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Section } from '../../ui/Section.tsx';
import { createMicroscope } from './create-microscope.ts';
import { MicroscopeView } from './MicroscopeView.tsx';

/** A slope under the microscope: the curve of a root against this number, its tangent, a secant whose step shrinks, and what the error of
 *  the measured slope does meanwhile. */
export function MicroscopeSection(props: { readonly address: Address }) {
  const { workbench, classroom } = useBench();
  const labels = useLabels();
  const [isLarge, setLarge] = createSignal(false);
  // The inspector makes its sections anew for another node.
  // oxlint-disable-next-line solid/reactivity
  const microscope = createMicroscope(props.address);
  const name = (address: Address) => titleOf(workbench.$document.get(), labels(), address);
  const gradientShown = useShown('gradient', () => props.address);
  const valueShown = useShown('value', () => props.address);
  const rootShown = useShown('value', () => microscope.root() ?? props.address);
  const isCovered = createMemo(() =>
    [gradientShown(), valueShown(), rootShown()].some((shown) => shown !== null && shown.kind !== 'number'),
  );
  const content = (size: 'small' | 'large') => (
    <MicroscopeView microscope={microscope} address={props.address} name={name} size={size} />
  );

  /** Comes into view when it is asked for by its command, now or just before the inspector opened. */
  function bind(element: HTMLElement): void {
    const come = () => {
      if (classroom.$ran.get()?.id === 'microscope.open') requestAnimationFrame(() => bringUp(element));
    };
    come();
    onCleanup(classroom.$ran.listen(come));
  }

  return (
    <Show when={microscope.root() !== null}>
      <div class="microscope" ref={bind}>
        <Section
          title="Gradient microscope"
          tools={
            <Show when={!isCovered()}>
              <IconButton
                icon="expand"
                name="Enlarge the microscope"
                size="small"
                hasPopup="dialog"
                onPress={() => setLarge(true)}
              />
            </Show>
          }
        >
          <Show
            when={!isCovered()}
            fallback={
              <p class="microscope-remark">The numbers it would measure are covered. Uncover or guess them first.</p>
            }
          >
            <Show when={!isLarge()}>{content('small')}</Show>
          </Show>
        </Section>
        <Dialog
          open={isLarge() && !isCovered()}
          title={`Gradient microscope: ${name(props.address)}`}
          size="large"
          onClose={() => setLarge(false)}
        >
          <div class="microscope">{content('large')}</div>
        </Dialog>
      </div>
    </Show>
  );
}

/** Scrolls the panel that an element lies in, and nothing else, so that it stands on top. */
function bringUp(element: HTMLElement): void {
  for (let around = element.parentElement; around !== null; around = around.parentElement) {
    if (around.scrollHeight <= around.clientHeight || getComputedStyle(around).overflowY !== 'auto') continue;
    around.scrollTop += element.getBoundingClientRect().top - around.getBoundingClientRect().top;
    return;
  }
}
