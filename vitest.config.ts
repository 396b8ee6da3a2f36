import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const conditions = ['learn-async-source']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/plays/**'],
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
