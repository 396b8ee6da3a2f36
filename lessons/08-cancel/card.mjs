import { once } from 'node:events'
import { createServer } from 'node:http'

const slow = createServer(() => {}).listen(0, '127.0.0.1') // never answers
await once(slow, 'listening')
const url = `http://127.0.0.1:${slow.address().port}/`
try {
  const response = await fetch(url, { signal: AbortSignal.timeout(500) })
  console.log(await response.text())
} catch (error) {
  console.log(error.name) // TimeoutError, after 0.5 s
}
slow.close()
