/** A learner who was asked where they come from, and began a lesson. */
export const begun = [
  { kind: 'chose', setting: 'origin', value: 'javascript' },
  { kind: 'reached', lesson: 'gather', step: 'idea' },
]
  .map((entry) => `${JSON.stringify({ v: 1, at: '2026-01-02T03:04:05.000Z', ...entry })}\n`)
  .join('')
