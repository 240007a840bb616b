export function PresentLayer() {
  return null;
}
