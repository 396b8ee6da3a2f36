/** The delay server alone in a process; writes its address. */
import { startDelayServer } from '../src/lab/network/delay-server.ts'

const { origin } = await startDelayServer({
  after(ms, callback) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
})
process.stdout.write(`${origin}\n`)
