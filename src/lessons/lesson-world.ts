export type { LessonWorld } from '../store/classroom/lesson-world.ts';
