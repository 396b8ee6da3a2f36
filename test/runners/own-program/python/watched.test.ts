import { describe, expect, it } from 'vitest'
import { nodeProcesses } from '../../../../src/system/processes.ts'
import { told, withoutAddresses } from './known-program.ts'
import { fewPrograms } from './programs.ts'
import { watchPython } from '../../../../testing/watched-python.ts'

const python = await nodeProcesses().findPython()

describe.skipIf(python.kind === 'missing')('a watched Python program', () => {
  it.each(fewPrograms)(
    'prints and ends as without us, and its facts are right: %s',
    async (_name, { facts, ...program }) => {
      const seen = await watchPython(python.command, program)
      expect(withoutAddresses(seen.watched)).toEqual(withoutAddresses(seen.bare))
      expect(told(seen)).toEqual(facts)
    },
  )
})
