import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'

const delay = monitorEventLoopDelay()
delay.enable()
process.on('exit', (code) => {
  console.log('longest delay:', Math.round(delay.max / 1e6), 'ms')
  console.log('exit code', code) // exit code 0
})
await Promise.race([sleep(100), sleep(1000)])
console.log(process.getActiveResourcesInfo()) // a Timeout: not over yet
