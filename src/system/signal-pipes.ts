import { fstatSync, readdirSync, readFileSync } from 'node:fs'

/** Both ends of a pipe, as file descriptors of this process. */
export interface SignalPipe {
  from: number
  to: number
}

/**
 * The pipes in which the event loops of this process keep signals until they
 * come to them: those that never block and have both ends here (the one that
 * blocks is a lock). Linux alone tells; elsewhere there are none.
 */
export function signalPipes(): SignalPipe[] {
  const ends = descriptors().flatMap((descriptor) => {
    try {
      const { ino } = fstatSync(descriptor)
      const text = readFileSync(`/proc/self/fdinfo/${descriptor}`, 'utf8')
      const flags = Number.parseInt(/^flags:\s*(\d+)/m.exec(text)![1]!, 8)
      const isPipe = fstatSync(descriptor).isFIFO() && (flags & nonBlocking) !== 0
      return isPipe ? [{ descriptor, ino, writes: (flags & accessMode) === writeOnly }] : []
    } catch {
      return []
    }
  })
  return ends
    .filter(({ writes }) => !writes)
    .flatMap(({ descriptor: from, ino }) =>
      ends
        .filter((end) => end.writes && end.ino === ino)
        .map((end) => ({ from, to: end.descriptor })),
    )
}

const nonBlocking = 0o4000
const accessMode = 0o3
const writeOnly = 0o1

function descriptors(): number[] {
  try {
    return readdirSync('/proc/self/fd').map(Number)
  } catch {
    return []
  }
}
