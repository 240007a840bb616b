export function LessonsPanel() {
  return null;
}
