/** Takes files that are dropped anywhere on the page. Returns the function that stops it. */
export function bindDrop(open: (transfer: DataTransfer) => Promise<void>): () => void {
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

  function over(event: DragEvent): void {
    // Without this the browser would leave the page to show the file.
    if (carriesFiles(event)) event.preventDefault();
  }

  function drop(event: DragEvent): void {
    if (!carriesFiles(event) || event.dataTransfer === null) return;
    event.preventDefault();
    void open(event.dataTransfer);
  }

  addEventListener('dragover', over);
  addEventListener('drop', drop);
  return () => {
    removeEventListener('dragover', over);
    removeEventListener('drop', drop);
  };
}
