import { kind } from '../log-format.ts'
import { type Activation, requestSite } from './activation.ts'
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

/** Somebody listens to what an activation gave. */
export function isWaitedFor(activation: Activation | null, log: Log): void {
  if (activation === null || activation.isWaitedFor) return
  activation.isWaitedFor = true
  log.event(kind.isWaitedFor, 0, activation.id, 0)
}
