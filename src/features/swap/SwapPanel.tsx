export function SwapPanel() {
  return null;
}
