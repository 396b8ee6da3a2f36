import { defineConfig } from 'vitest/config'

const conditions = ['learn-async-source']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    coverage: { include: ['src/**'], exclude: ['src/**/index.ts'] },
  },
})
