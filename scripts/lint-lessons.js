// What the files of a lesson may do: they run on two clocks, and can be taken anywhere.
import {
  awaitingNothing,
  bannedGlobals,
  importsRule,
  takingMembersOut,
  twoClocks,
} from './lint-rules.js'

/** Globals of which the lab has its own, for programs on either clock. */
const inLab = {
  process:
    "A process variant (any other file of the folder) may use it; here use the lab's log and knobs.",
  console: "Use the lab's log: its lines are stamped and drawn.",
  setTimeout: "Use the lab's sleep or wait.",
  setInterval: "Use the lab's sleep in a loop.",
  setImmediate: "Use the lab's setImmediate.",
  Date: "Use the lab's now.",
  performance: "Use the lab's now.",
  fetch: "Use the lab's fetch.",
}
const ownFolder = {
  regex: String.raw`^\.\./`,
  message:
    'A lesson imports files of its own folder alone, so that the folder can be taken anywhere.',
}

const nodeAlone = {
  group: ['*', '!node:*', '!node:*/**', '!./**', '!../**'],
  message: 'A process variant is a plain Node file that anyone can copy: it imports Node alone.',
}

/** A program to take home may also use undici, whose Agent says how many connections `fetch` opens. */
const nodeAndUndici = {
  group: [...nodeAlone.group, '!undici'],
  message: 'A program to take home runs anywhere: it imports Node, or undici, alone.',
}

export const lessonOverrides = [
  {
    files: ['lessons/**', 'template/**'],
    rules: {
      // What some lessons are about: nobody awaits a promise, or somebody awaits one too many.
      'typescript/no-floating-promises': 'off',
      'typescript/no-misused-promises': 'off',
      'unicorn/no-await-in-promise-methods': 'off',
      'unicorn/no-single-promise-in-promise-methods': 'off',
      ...awaitingNothing,
      ...takingMembersOut,
      ...importsRule([ownFolder, nodeAlone]),
    },
  },
  {
    // A file one folder down is still in its lesson's folder.
    files: ['lessons/*/*/**'],
    rules: importsRule([{ ...ownFolder, regex: String.raw`^\.\./(\.\./|\d+-)` }, nodeAlone]),
  },
  {
    files: ['lessons/*/card.mjs', 'lessons/*/plain.mjs'],
    rules: importsRule([ownFolder, nodeAndUndici]),
  },
  {
    files: ['lesson', 'demo', 'snippets', 'crawler', 'practice/check'].flatMap((name) => [
      `lessons/*/${name}.ts`,
      `template/${name}.ts`,
    ]),
    rules: {
      ...bannedGlobals(inLab, twoClocks),
      ...importsRule([
        ownFolder,
        {
          regex: '^learn-async/kit$',
          allowTypeImports: true,
          message: 'Only `import type`: whatever a demo needs when it runs is handed in.',
        },
        {
          group: ['*', '!learn-async/kit', '!./**', '!../**'],
          message:
            'A lesson imports types of learn-async/kit and its own files: whatever a demo needs when it runs is in the lab that it is handed.',
        },
      ]),
    },
  },
]
