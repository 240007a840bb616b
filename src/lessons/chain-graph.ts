import type { Lesson } from '../store/classroom/lesson.ts';

/** L = (a·b + c)·f, the lecture's graph, laid out closely enough to be read beside a lesson. */
export const chainGraph: Lesson['start'] = {
  text: `a = 2
b = -3
c = 10
e = a * b
d = e + c
f = -2
L = d * f
L.backward()`,
  places: {
    a: { x: 0, y: 0 },
    b: { x: 0, y: 140 },
    e: { x: 192, y: 60 },
    c: { x: 192, y: 220 },
    d: { x: 384, y: 140 },
    f: { x: 384, y: 300 },
    L: { x: 576, y: 220 },
  },
};
