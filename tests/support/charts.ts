/** What jsdom lacks and charts need: sizes that change, pixels, and a canvas that takes them. */
export function standInForCharts(): void {
  Object.assign(globalThis, {
    ResizeObserver: class {
      observe = () => undefined;
      unobserve = () => undefined;
      disconnect = () => undefined;
    },
    ImageData: class {
      readonly data: Uint8ClampedArray;
      readonly width: number;
      readonly height: number;
      constructor(data: Uint8ClampedArray, width: number, height: number) {
        this.data = data;
        this.width = width;
        this.height = height;
      }
    },
  });
  HTMLCanvasElement.prototype.getContext = () => null;
}
