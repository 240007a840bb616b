import './ShareDialog.css';
import { createMemo, For } from 'solid-js';
import { leftOut } from '../../formats/write-remarks.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { commandOf, type CommandId } from '../../store/commands/registry.ts';
import { runCommand } from '../../store/commands/run.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import type { IconName } from '../../ui/icon-paths.ts';

interface Way {
  readonly command: CommandId;
  readonly icon: IconName;
  readonly title: string;
  readonly says: string;
}

const ways: readonly Way[] = [
  {
    command: 'file.copyLink',
    icon: 'link',
    title: 'Copy link',
    says: 'The link holds the expressions themselves and opens the same graph anywhere. Nothing is uploaded.',
  },
  {
    command: 'file.copyText',
    icon: 'duplicate',
    title: 'Copy as text',
    says: 'Expressions that one can read, paste into another document, or hand in.',
  },
  {
    command: 'file.save',
    icon: 'save',
    title: 'Save file',
    says: 'The whole document, with the places of the cards and everything else.',
  },
];

/** More than this nobody reads. */
const mostListed = 6;

/** What the expressions of a document cannot say: where the cards lie always, and whatever else there is. */
function missingText(document: NudgeDocument): string {
  const records = [...document.nodes.values()];
  const rest = leftOut(document, records, true, ({ name }) => name ?? 'an unnamed node');
  const listed = ['where the cards lie', ...rest.slice(0, mostListed)];
  const more = rest.length - mostListed;
  if (more > 0) listed.push(`${more} more such things`);
  return listed.length === 1 ? listed.join('') : `${listed.slice(0, -1).join(', ')} and ${listed.at(-1)}`;
}

/** The ways to hand a document on, and what each leaves out. */
export function ShareDialog() {
  const bench = useBench();
  const dialog = useStore(bench.view.$dialog);
  const isOpen = () => dialog() === 'share';
  const document = useStore(bench.workbench.$whole);
  const missing = createMemo(() => (isOpen() ? missingText(document()) : ''));
  const close = () => bench.view.$dialog.set(null);

  function choose(id: CommandId): void {
    close();
    runCommand(bench, commandOf(id));
  }

  return (
    <Dialog title="Share" size="small" open={isOpen()} onClose={close}>
      <ul class="share-ways">
        <For each={ways}>
          {({ command, icon, title, says }) => (
            <li>
              <Button variant="outline" icon={icon} onPress={() => choose(command)}>
                {title}
              </Button>
              <p>
                {says}
                {command === 'file.copyLink' ? ` It leaves out ${missing()}.` : ''}
              </p>
            </li>
          )}
        </For>
      </ul>
    </Dialog>
  );
}
