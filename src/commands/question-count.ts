/** "3 questions" */
export function questionCount(count: number): string {
  return count === 1 ? '1 question' : `${count} questions`
}
