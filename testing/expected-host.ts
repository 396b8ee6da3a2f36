import type { RunHost } from '../src/runners/host.ts'
import { runHost } from './host.ts'
import { lateHost } from './late-host.ts'
import { recordedProcesses } from './recorded-processes.ts'

/**
 * Every run as it is expected: time jumps to the next timer, children do what
 * was recorded, and there is no Python, so that its recordings are told.
 */
export const expectedMachine = lateHost({
  ...runHost,
  processes: {
    ...recordedProcesses(runHost.processes),
    findPython: async () => ({ kind: 'missing', command: 'python3', version: null }),
  },
})

export const expectedHost: RunHost = expectedMachine.host
