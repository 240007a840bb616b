interface Spot {
  readonly x: number;
  readonly y: number;
  /** When it was there, in ms. */
  readonly at: number;
}

/** How long the laser's trail lasts, and the ring of a press, in ms. */
const trail = 260;
const ripple = 450;
const dot = 9;
const widest = 36;

/** Draws the laser's dot with its trail, and a ring that opens where something is pressed, over the whole window. With reduced motion the
 *  dot has no trail and a press no ring. Draws only while something moves. Returns the function that ends it. */
export function drawPointerLight(canvas: HTMLCanvasElement, hasLaser: () => boolean): () => void {
  const pen = canvas.getContext('2d');
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let spots: readonly Spot[] = [];
  let presses: readonly Spot[] = [];
  let frame = 0;

  function draw(): void {
    frame = 0;
    if (pen === null) return;
    const now = performance.now();
    const last = spots.at(-1);
    spots =
      calm.matches || !hasLaser() ? spots.slice(-1) : spots.filter((spot) => now - spot.at < trail || spot === last);
    presses = calm.matches ? [] : presses.filter((spot) => now - spot.at < ripple);
    const scale = devicePixelRatio;
    const [width, height] = [Math.round(innerWidth * scale), Math.round(innerHeight * scale)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, innerWidth, innerHeight);
    const colour = getComputedStyle(canvas).color;
    pen.strokeStyle = colour;
    pen.fillStyle = colour;
    if (hasLaser()) drawLaser(pen, spots, now);
    for (const press of presses) drawRing(pen, press, (now - press.at) / ripple);
    if (presses.length > 0 || spots.length > 1) wake();
  }

  function wake(): void {
    if (frame === 0) frame = requestAnimationFrame(draw);
  }

  const move = ({ clientX: x, clientY: y }: PointerEvent) => {
    spots = [...spots, { x, y, at: performance.now() }];
    wake();
  };
  const press = ({ clientX: x, clientY: y }: PointerEvent) => {
    presses = [...presses, { x, y, at: performance.now() }];
    wake();
  };
  addEventListener('pointermove', move, { capture: true, passive: true });
  addEventListener('pointerdown', press, { capture: true, passive: true });
  return () => {
    cancelAnimationFrame(frame);
    removeEventListener('pointermove', move, { capture: true });
    removeEventListener('pointerdown', press, { capture: true });
  };
}

function drawLaser(pen: CanvasRenderingContext2D, spots: readonly Spot[], now: number): void {
  pen.lineCap = 'round';
  for (const [index, spot] of spots.entries()) {
    const next = spots[index + 1];
    if (next === undefined) continue;
    const left = Math.max(0, 1 - (now - spot.at) / trail);
    pen.globalAlpha = 0.5 * left;
    pen.lineWidth = dot * left;
    pen.beginPath();
    pen.moveTo(spot.x, spot.y);
    pen.lineTo(next.x, next.y);
    pen.stroke();
  }
  const last = spots.at(-1);
  if (last === undefined) return;
  pen.globalAlpha = 0.25;
  disc(pen, last, dot * 1.8);
  pen.globalAlpha = 1;
  disc(pen, last, dot);
}

function disc(pen: CanvasRenderingContext2D, { x, y }: Spot, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}

/** @param part from 0, just pressed, to 1, gone */
function drawRing(pen: CanvasRenderingContext2D, { x, y }: Spot, part: number): void {
  pen.globalAlpha = 1 - part;
  pen.lineWidth = 4 * (1 - part) + 1;
  pen.beginPath();
  pen.arc(x, y, dot + (widest - dot) * part, 0, 2 * Math.PI);
  pen.stroke();
  pen.globalAlpha = 1;
}
