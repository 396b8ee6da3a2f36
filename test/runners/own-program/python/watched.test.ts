import { describe, expect, it } from 'vitest'
import { nodeProcesses } from '../../../../src/system/processes.ts'
import { told, withoutAddresses } from './known-program.ts'
import { programs } from './programs.ts'
import { watchPython } from '../../../../testing/watched-python.ts'

const python = await nodeProcesses().findPython()
const few = ['waits in a row', 'a task left over', 'an error that ends it', 'what is around it']

describe.skipIf(python.kind === 'missing')('a watched Python program', () => {
  it.each(few)('prints and ends as without us, and its facts are right: %s', async (name) => {
    const { facts, ...program } = programs[name]!
    const seen = await watchPython(python.command, program)
    expect(withoutAddresses(seen.watched)).toEqual(withoutAddresses(seen.bare))
    expect(told(seen)).toEqual(facts)
  })
})
