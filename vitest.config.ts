import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const conditions = ['learn-async-source']
const plays = 'test/plays/**'

/**
 * Files that have a process of their own: what starts others all the time, and what changes its
 * process, its variables, folder, flags or modules, looks at what it warns of or has open, or holds
 * our clock against that of Node. All others share a few, since most of what a short file costs is
 * a new process, and our modules compiled once more.
 */
const apart = [
  'test/*.test.ts',
  'test/{checklist,end-to-end,faults,runners,system}/**/*.test.ts',
  'test/commands/practice-watch.test.ts',
  'test/lab/clock/**/*.test.ts',
  'test/lab/{public,recorder}.test.ts',
  'test/lab/tools/{many-listeners,nothing-left,semaphore}.test.ts',
]

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    projects: [
      { extends: true, test: { name: 'apart', include: apart } },
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: [plays, ...apart],
          isolate: false,
        },
      },
    ],
    globalSetup: ['scripts/test-folder.js', 'scripts/test-python.js'],
    testTimeout: 60_000,
    // Most of their time the long ones wait for a demo: two share even a small machine well.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    coverage: {
      reporter: ['text-summary'],
      include: ['src/**/*.ts'],
      exclude: [
        'src/**/index.ts',
        // Run in child processes alone, beside the file of a variant, an exercise or a person's own
        // program: they are not watched.
        'src/runners/preload.ts',
        'src/runners/exercise/child/**',
        'src/runners/own-program/javascript/child/**',
        // Run in a browser alone, by test/page/page.test.ts: they are not watched there.
        'src/page/{axis,controls,dom,page,pointer,stage,timeline-view,tip}.ts',
      ],
      thresholds: { lines: 90, branches: 90 },
    },
  },
})
