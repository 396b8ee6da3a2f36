// Rules of which more than one kind of file has its own edition.
/** `await null` lets exactly the microtasks pass: lessons show it, tests of the clocks use it. */
export const awaitingNothing = {
  'typescript/await-thenable': 'off',
  'unicorn/no-unnecessary-await': 'off',
}

/** Of the lab and of what a text is handed, every member may be taken out by destructuring. */
export const takingMembersOut = { 'typescript/unbound-method': 'off' }

export const twoClocks = 'The virtual clock would not know of it.'

export function importsRule(patterns) {
  return { 'no-restricted-imports': ['error', { patterns }] }
}

/** Bans the globals by name and as members of globalThis, and what else is bound to a clock or to chance. */
export function bannedGlobals(advice, reason) {
  const banned = Object.entries(advice).map(([name, instead]) => ({
    name,
    message: `${reason} ${instead}`,
  }))
  return {
    'no-restricted-globals': ['error', ...banned],
    'no-restricted-properties': [
      'error',
      ...['globalThis', 'global'].flatMap((object) =>
        banned.map(({ name, message }) => ({ object, property: name, message })),
      ),
      {
        object: 'AbortSignal',
        property: 'timeout',
        message: `${twoClocks} Use the lab's timeout.`,
      },
      {
        object: 'Math',
        property: 'random',
        message: 'A run must be repeatable: use the seeded random that is handed in.',
      },
    ],
  }
}
