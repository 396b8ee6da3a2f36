import fc from 'fast-check'
import { killedWhileTraced } from '../killed-while-traced.ts'
import { type Family, type Ground, made } from './families.ts'

/** Programs of one's own that are killed while they are traced, or trace with them. */
export async function tracedKills({ host }: Ground): Promise<Family> {
  const python = await host.processes.findPython()
  const cases = fc.record({
    language: fc.constantFrom(
      'javascript' as const,
      ...(python.kind === 'found' ? ['python' as const] : []),
    ),
    // Half of them are SIGKILL of the program, which no handler hears of.
    kill: fc.oneof(
      fc.constant({ who: 'the program', signal: 'SIGKILL' } as const),
      fc.record({
        who: fc.constantFrom('trace' as const),
        signal: fc.constantFrom('SIGTERM' as const, 'SIGINT' as const),
      }),
    ),
    afterMs: fc.integer({ min: 0, max: 1500 }),
  })
  return {
    name: 'traced kills',
    says: 'a traced program, or trace, killed at a random moment: its output whole, what was saved can be drawn, nothing left',
    share: 0.02,
    ...made(cases, {
      async inProcess({ kill, ...more }) {
        const faults = await killedWhileTraced({ ...kill, ...more })
        if (faults.length > 0) throw new Error(faults.join('; '))
        return { exitCode: 0, stdout: '', stderr: '' }
      },
    }),
  }
}
