import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import tests from './vitest.config.ts'

const { projects: _, ...options } = tests.test ?? {}

/** Whole plays on real terminals and runs in real time: `npm run test:plays`. */
export default defineConfig({
  ...tests,
  test: {
    ...options,
    include: ['test/plays/**/*.test.ts'],
    // Part of their time they wait: for a screen to show something, and for real time to pass.
    maxWorkers: availableParallelism() + 1,
  },
})
