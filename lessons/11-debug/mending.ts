/** Text of report.ts, or of a snippet, and what stands in its place. */
type Edits = { from: string; to: string }[]

const hook =
  "process.on('unhandledRejection', () => {}) // so that it stays up\n"

export const withoutHook: Edits = [{ from: hook, to: '' }]

/** Node's tools, put into report.ts. */
export const watching: Edits = [
  {
    from: "import { setTimeout as sleep } from 'node:timers/promises'\n",
    to: `import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
`,
  },
  {
    from: hook,
    to: `const delay = monitorEventLoopDelay()
delay.enable()
process.on('unhandledRejection', (error) => {
  console.log(\`lost: \${error.message}\`)
  process.exitCode = 1
})
`,
  },
  {
    from: '(code) => console.log(`exit code ${code}`))\n',
    to: `(code) => {
  console.error(\`longest delay: \${Math.round(delay.max / 1e6)} ms\`)
  console.log(\`exit code \${code}\`)
})
`,
  },
  {
    from: "  console.log('saved')\n",
    to: `  console.log('saved')
  console.trace('who waits for this?')
  setImmediate(() => {
    const active = process.getActiveResourcesInfo()
    const timers = active.filter((name) => name === 'Timeout')
    console.log(\`timers open: \${timers.length}\`)
  })
`,
  },
]

const stall: Edits = [
  {
    from: '  busy(sum)\n',
    to: `  for (let done = 0; done < sum; done += 20) {
    busy(20)
    await new Promise(setImmediate)
  }
`,
  },
]

/** All but the stall. */
const otherFaults: Edits = [
  {
    from: 'await Promise.race([report(), sleep(limit)])\n',
    to: `const limited = new AbortController()
const { signal } = limited
await Promise.race([report(), sleep(limit, null, { signal })])
limited.abort() // the sleep has lost its race: nobody needs it
`,
  },
  {
    from: "\ncopy() // today's files\n",
    to: `
copy().catch((error) => {
  console.log(\`no copy: \${error.message}\`)
  process.exitCode = 1
})
`,
  },
  {
    from: "  save() // today's report\n",
    to: "  await save() // today's report\n",
  },
]

/** How the faults of report.ts are mended, watched all the while. */
export const mended = [...watching, ...stall, ...otherFaults]
export const stallLeft = [...watching, ...otherFaults]

/** executor.ts with the fault that it is about. */
export const asyncExecutor: Edits = [
  { from: '(resolve) =>', to: 'async (resolve) =>' },
  { from: 'resolve(load())', to: 'resolve(await load())' },
]
