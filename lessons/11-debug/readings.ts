/** What a run has written, of a RunView. */
interface Written {
  lines: readonly string[]
  trace: { stderr: readonly string[] }
}

const stderr = ({ trace }: Written) => trace.stderr.join('\n')

/** What the histogram said, in ms. */
export const longestDelay = (run: Written) =>
  Number(/longest delay: (\d+) ms/.exec(stderr(run))?.[1])

/** The lines of the trace of "saved", as `save`, `async report`. */
export const tracedFrames = ({ trace }: Written) =>
  trace.stderr
    .slice(trace.stderr.findIndex((text) => text.startsWith('Trace:')))
    .flatMap((text) => /at ((?:async )?\w+) \(/.exec(text)?.[1] ?? [])

/** How many timers were open when all was done. */
export const openTimers = ({ lines }: Written) =>
  /timers open: (\d+)/.exec(lines.join('\n'))?.[1]

/** The step that Python's debug mode logs as slow, in ms. */
export const slowStep = (run: Written) =>
  Number(/took ([\d.]+) seconds/.exec(stderr(run))?.[1]) * 1000

/** What debug mode writes of each fault. */
const signs = {
  stall: /Executing .* took/,
  error: /never retrieved/,
  await: /never awaited/,
  leak: /limit|Timeout/,
}

/** The faults that debug mode tells of. */
export const faultsTold = (run: Written) =>
  Object.entries(signs).flatMap(([fault, sign]) =>
    sign.test(stderr(run)) ? [fault] : [],
  )

/** On which line of early.ts Node says that it was ended. */
export const endedOnLine = (run: Written) =>
  Number(/early\.\w+:(\d+):/.exec(stderr(run))?.[1])
