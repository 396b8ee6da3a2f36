import { defineConfig } from 'vitest/config'
import tests from './vitest.config.ts'

/** Whole plays on real terminals and runs in real time: `npm run test:plays`. */
export default defineConfig({
  ...tests,
  test: { ...tests.test, include: ['test/plays/**/*.test.ts'], exclude: [] },
})
