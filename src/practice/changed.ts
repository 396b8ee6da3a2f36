import type { Behaviour, Handed, Scenario, Step } from './protocol/scenario.ts'

/** What makes another scenario of one: the same but for one thing. */
export type Change = (scenario: Scenario) => Scenario

/** The first call of the script gets another argument at that place, from 0. */
export function withArgument(place: number, handed: Handed): Change {
  return inFirstCall((call) => ({
    ...call,
    args: call.args.map((one, index) => (index === place ? handed : one)),
  }))
}

/** The first call of the script gets these options in the place of its own. */
export function withOptions(options: Readonly<Record<string, Handed>>): Change {
  return inFirstCall((call) => ({ ...call, options: { ...call.options, ...options } }))
}

/** Whatever is handed in behaves otherwise; the stub of that name alone, where one is named. */
export function withBehaviours(change: (one: Behaviour) => Behaviour, stub?: string): Change {
  return (scenario) => ({
    ...scenario,
    stubs: Object.fromEntries(
      Object.entries(scenario.stubs).map(([name, one]) => [
        name,
        stub === undefined || stub === name
          ? { ...one, behaviours: one.behaviours.map(change) }
          : one,
      ]),
    ),
  })
}

function inFirstCall(change: (call: Step & { kind: 'call' }) => Step): Change {
  return (scenario) => {
    const first = scenario.script.findIndex(({ kind }) => kind === 'call')
    const script = scenario.script.map((step, index) =>
      index === first && step.kind === 'call' ? change(step) : step,
    )
    return { ...scenario, script }
  }
}
