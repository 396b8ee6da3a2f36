import type { RunHost } from '../src/runners/host.ts'
import { ReplayedProcesses } from './replayed-processes.ts'
import { type Lateness, punctual, SimulatedTime } from './simulated-time.ts'

/** A machine whose time is simulated and whose lateness can be changed from run to run. */
export interface LateHost {
  host: RunHost
  setLateness(lateness: Lateness): void
  remove(): Promise<void>
}

export function lateHost(real: RunHost): LateHost {
  const processes = new ReplayedProcesses(real.processes, punctual)
  let time = new SimulatedTime()
  return {
    host: {
      ...real,
      processes,
      realTime: {
        now: () => time.now(),
        setTimeout: (callback, ms) => time.setTimeout(callback, ms),
        clearTimeout: (handle) => time.clearTimeout(handle),
        setImmediate: (callback) => time.setImmediate(callback),
      },
    },
    setLateness(lateness) {
      time = new SimulatedTime(lateness)
      processes.lateness = lateness
    },
    remove: () => processes.remove(),
  }
}
