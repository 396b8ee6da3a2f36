/**
 * One section in a process of its own: what another one switched on (async
 * hooks make every promise slower) must not weigh on it. Its place comes, and
 * its rows go, as messages.
 */
import { sections } from './main.ts'
import type { Place } from './section.ts'

process.once('message', ({ place, name }: { place: Place; name: string }) => {
  const section = sections.find((one) => one.name === name)!
  void section.rows(place).then((rows) => process.send?.(rows, () => process.exit(0)))
})
