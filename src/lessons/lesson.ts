/** What a lesson is, for those who write one. It is defined beside the session that plays it. */
export type { Lesson, LessonAct, LessonPoint, LessonQuestion, LessonStep } from '../store/classroom/lesson.ts';
