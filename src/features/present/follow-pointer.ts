/** Tells whether the pointer moved within the last so many milliseconds. Returns the function that ends it. */
export function followPointer(patience: number, tell: (moves: boolean) => void): () => void {
  let timer = 0;
  const wake = () => {
    tell(true);
    clearTimeout(timer);
    timer = window.setTimeout(() => tell(false), patience);
  };
  wake();
  addEventListener('pointermove', wake, { passive: true });
  addEventListener('pointerdown', wake, { passive: true });
  return () => {
    clearTimeout(timer);
    removeEventListener('pointermove', wake);
    removeEventListener('pointerdown', wake);
  };
}
