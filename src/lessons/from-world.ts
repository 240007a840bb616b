import type { LessonWorld } from '../store/classroom/lesson-world.ts';

/** What a question asks for, read off the canvas when it is judged. NaN, which no answer equals, where there is no such number. */
export function valueOf(name: string): (world: LessonWorld) => number {
  return (world) => world.value(name) ?? Number.NaN;
}

export function gradientOf(name: string): (world: LessonWorld) => number {
  return (world) => world.gradient(name) ?? Number.NaN;
}
