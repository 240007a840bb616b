import { onCleanup } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import type { Bench } from '../../store/bench.ts';
import { commandNamed } from '../../store/commands/registry.ts';
import { runCommand } from '../../store/commands/run.ts';
import type { Notice } from '../../store/view.ts';
import { createAnnouncer } from '../../ui/announcer.ts';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { ToastRegion } from '../../ui/ToastRegion.tsx';
import { createToasts, type Toasts } from '../../ui/toasts.ts';

/** Shows what the app says: notices as messages that go by themselves, announcements to screen readers alone. */
export function Notices() {
  const bench = useBench();
  const announcer = createAnnouncer();
  const toasts = createNoticeToasts(bench);
  onCleanup(bench.view.$announcement.listen((text) => announcer.announce(text)));
  return (
    <>
      <ToastRegion toasts={toasts} />
      <LiveRegion announcer={announcer} />
    </>
  );
}

/** Messages for the view's notices: each is shown once, goes when the view takes it back, and is dismissed there when it goes. */
function createNoticeToasts(bench: Bench): Toasts {
  const { view } = bench;
  const toasts = createToasts();
  const shown = new Map<number, number>();

  function show({ id, text, tone, action }: Notice): void {
    const command = action === undefined ? undefined : commandNamed(action.command);
    const toast = toasts.show(text, {
      tone: tone === 'plain' ? 'plain' : 'danger',
      ...(command === undefined || action === undefined
        ? {}
        : { action: { label: action.title, onPress: () => runCommand(bench, command) } }),
    });
    shown.set(id, toast);
  }

  function follow(notices: readonly Notice[]): void {
    const current = new Set(notices.map(({ id }) => id));
    for (const [id, toast] of shown) {
      if (current.has(id)) continue;
      toasts.dismiss(toast);
      shown.delete(id);
    }
    for (const notice of notices) if (!shown.has(notice.id)) show(notice);
  }

  // What was said before this was mounted, too.
  follow(view.$notices.get());
  onCleanup(view.$notices.listen(follow));
  return {
    ...toasts,
    dismiss(toast) {
      toasts.dismiss(toast);
      for (const [id, own] of shown) if (own === toast) view.dismiss(id);
    },
  };
}
