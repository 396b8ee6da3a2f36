import type { LabHost } from '../src/runners/host.ts'
import { realTime } from '../src/system/real-time.ts'

/** The machine as the lab needs it, from Node's own globals. */
export const host: LabHost = {
  realTime,
  watchUnhandled(listener) {
    // The test runner's own listeners would fail the test for what a demo means to do.
    const others = process.listeners('unhandledRejection')
    process.removeAllListeners('unhandledRejection')
    process.on('unhandledRejection', listener)
    return () => {
      process.removeListener('unhandledRejection', listener)
      for (const other of others) process.on('unhandledRejection', other)
    }
  },
}
