import type { Announcer } from './announcer.ts';

export interface LiveRegionProps {
  readonly announcer: Announcer;
}

/** The one place whose changes a screen reader reads out. Mount it once and early: a region that arrives with its text is not read. */
export function LiveRegion(props: LiveRegionProps) {
  return (
    <div class="visually-hidden" role="log" aria-live="polite" aria-atomic="true" aria-label="Announcements">
      {props.announcer.text()}
    </div>
  );
}
