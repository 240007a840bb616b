export function ModesPanel() {
  return null;
}
