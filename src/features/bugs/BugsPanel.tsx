export function BugsPanel() {
  return null;
}
