import './Logo.css';

/** The mark of Nudge: a curve and the point one nudges. Decoration: the word beside it is read. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 20 20" aria-hidden="true">
      <rect class="logo-tile" width="20" height="20" rx="5" />
      <path class="logo-curve" d="M3.5 14.5c5 0 5-2 6.5-4.5s1.5-4.5 6.5-4.5" />
      <circle class="logo-point" cx="10" cy="10" r="2.25" />
    </svg>
  );
}
