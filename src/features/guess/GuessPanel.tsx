export function GuessPanel() {
  return null;
}
