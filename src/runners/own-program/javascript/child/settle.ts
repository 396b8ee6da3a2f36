import { kind } from '../log-format.ts'
import { type Activation, requestSite } from './activation.ts'
import { whenSettled } from './plain-promise.ts'
import { type Log, shownArgument } from './log.ts'

/** Whatever was called in a step that is over, and not awaited there, is a lane, or belongs to the request that called it. */
export function settle(fresh: readonly Activation[], log: Log): void {
  for (const activation of fresh) {
    const { id, site, isClaimed, request } = activation
    const argument = isClaimed ? null : shownArgument(activation.argument)
    activation.argument = undefined
    if (isClaimed) continue
    if (request === 0) log.event(kind.isLane, site, id, argument === null ? 0 : log.text(argument))
    else log.event(kind.returnsOwn, requestSite, request, id)
  }
}

/** An activation ends with the promise that it returned. */
export function endsWith(promise: Promise<unknown>, id: number, log: Log): void {
  whenSettled(
    promise,
    () => log.event(kind.finished, 0, id, 1),
    (error) => {
      log.event(kind.failed, 0, id, 1)
      log.failure(id, error)
    },
  )
}
