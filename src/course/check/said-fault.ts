/** Signs of a drawn picture: lines, blocks, braille, and what ends a bar. */
const drawn = /[\u2500-\u259f\u2800-\u28ff\u25cf\u2298]/

/** No text said to an answer is longer than this. */
const longestSaid = 520

/** What is wrong with a text as the learner reads it, or null. */
export function saidFault(said: string): string | null {
  if (said.trim() === '') return 'is empty'
  if (/\bNaN\b|undefined|\[object|Infinity/.test(said))
    return `speaks of something that is not there: ${said}`
  if (drawn.test(said))
    return `names a sign that plain lines and ASCII pictures do not have: ${said}`
  return said.length > longestSaid
    ? `has ${said.length} characters, more than ${longestSaid}`
    : null
}
