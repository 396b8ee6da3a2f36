import { describe, expect, it } from 'vitest'
import { runCommand } from '../../testing/command-line.ts'

describe('a machine', () => {
  it('without a home says so in one line', async () => {
    const { exitCode, stderr } = await runCommand(['settings', 'motion', 'off'], {
      LEARN_ASYNC_HOME: '/dev/null/nowhere',
    })
    expect(exitCode).toBe(1)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it.each(['tr_TR.UTF-8', 'xx_YY.bogus', '', 'C', 'POSIX'])(
    'with the locale "%s" is the same',
    async (locale) => {
      const env = { LANG: locale, LC_ALL: locale }
      const { exitCode, stdout, stderr } = await runCommand(
        ['run', 'GATHER', 'together', '--speed', '20'],
        env,
      )
      expect([exitCode, stderr]).toEqual([0, ''])
      expect(stdout).toMatch(/At most 3 under way/)
    },
  )
})
