/** The shapes points are drawn in, one for each class: the class shows without its colour. Seven, so that with six colours no pair comes
 *  again before the 42nd class. */
const shapes: readonly ((x: number, y: number, radius: number) => string)[] = [
  circle,
  (x, y, r) => polygon(x, y + r * 0.15, r * 1.2, 3, -90),
  (x, y, r) => polygon(x, y, r * 1.2, 4, 45),
  (x, y, r) => polygon(x, y, r * 1.25, 4, 0),
  (x, y, r) => polygon(x, y - r * 0.15, r * 1.2, 3, 90),
  (x, y, r) => cross(x, y, r),
  (x, y, r) => polygon(x, y, r * 1.1, 6, 0),
];

/** The outline of a class's shape, in px. */
export function shapePath(place: number, x: number, y: number, radius: number): string {
  return (shapes[place % shapes.length] ?? circle)(x, y, radius);
}

export function circle(x: number, y: number, radius: number): string {
  const r = radius.toFixed(1);
  return `M${(x - radius).toFixed(1)} ${y.toFixed(1)}a${r} ${r} 0 1 0 ${(2 * radius).toFixed(1)} 0a${r} ${r} 0 1 0 ${(-2 * radius).toFixed(1)} 0Z`;
}

function polygon(x: number, y: number, radius: number, corners: number, from: number): string {
  const points = Array.from({ length: corners }, (_, corner) => {
    const angle = ((from + (360 * corner) / corners) * Math.PI) / 180;
    return `${(x + radius * Math.cos(angle)).toFixed(1)} ${(y + radius * Math.sin(angle)).toFixed(1)}`;
  });
  return `M${points.join('L')}Z`;
}

function cross(x: number, y: number, radius: number): string {
  const [long, wide] = [radius * 1.15, radius * 0.42];
  const corners = [
    [-wide, -long],
    [wide, -long],
    [wide, -wide],
    [long, -wide],
    [long, wide],
    [wide, wide],
    [wide, long],
    [-wide, long],
    [-wide, wide],
    [-long, wide],
    [-long, -wide],
    [-wide, -wide],
  ].map(([dx = 0, dy = 0]) => `${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}`);
  return `M${corners.join('L')}Z`;
}
