import type { Case, Chance, Exercise, Expectation, Seen, SeenCall } from 'learn-async/kit'

const rules = {
  'at-most-workers': 'never are more than workers under way',
  once: 'a page is fetched once, and again only when it has failed with 503, three times at most',
  'tries-again': 'a page that failed with 503 is tried again, until it was tried three times',
  'all-pages': 'every page that is linked is fetched',
  'never-idle': 'workers are under way, or nothing known is left to fetch, whenever time moves on',
  'pages-and-failed': 'it gives the titles by address, and what it gave up, sorted',
  'at-once': 'the result is there as soon as the last fetch is done',
}

interface Page {
  links: string[]
  takesMs: number
  /** How its first fetches end; the page where it says nothing. */
  tries?: ('503' | '500' | '429' | '404' | 'odd')[]
}

type Site = Record<string, Page>

export default ((kit) => {
  const most = 3
  const fetches = (seen: Seen, address: string): readonly SeenCall[] =>
    seen.callsOf('fetchPage').filter((call) => kit.isCalledWith(call, [address]))

  function run(id: string, site: Site, workers: number, title: string): Case {
    const start = Object.keys(site)[0]!
    const titleOf = (address: string): string => `${title} of ${address}`
    const endOf = (address: string, nth: number) => site[address]!.tries?.[nth] ?? 'page'
    const isUnavailable = (call: SeenCall): boolean => call.end?.error === '503'

    /** The addresses that are known at the end of an instant, and not, or not yet again, fetched. */
    function due(seen: Seen, place: number): number {
      const known = new Set([start])
      for (const address of Object.keys(site)) {
        const isRead = fetches(seen, address).some(
          ({ end }) => end?.how === 'returned' && end.place <= place,
        )
        if (isRead) for (const link of site[address]!.links) known.add(link)
      }
      return [...known].filter((address) => {
        const begun = fetches(seen, address).filter((call) => call.place <= place)
        const last = begun.at(-1)
        if (last === undefined) return true
        return isUnavailable(last) && last.end!.place <= place && begun.length < most
      }).length
    }

    const once: Expectation = {
      rule: 'once',
      missed(seen) {
        for (const address of Object.keys(site)) {
          for (const [index, call] of fetches(seen, address).entries()) {
            const before = fetches(seen, address)[index - 1]
            if (before === undefined) continue
            if (isUnavailable(before) && before.end!.place < call.place && index < most) continue
            return { atMs: call.atMs, line: call.line, saw: `${address} was fetched once more` }
          }
        }
        return null
      },
    }

    const triesAgain: Expectation = {
      rule: 'tries-again',
      missed(seen) {
        for (const address of Object.keys(site)) {
          const calls = fetches(seen, address)
          const last = calls.at(-1)
          if (last === undefined || !isUnavailable(last) || calls.length >= most) continue
          const times = calls.length === 1 ? 'once' : `${calls.length} times`
          return { atMs: last.end!.atMs, saw: `${address} was tried ${times} and failed with 503` }
        }
        return null
      },
    }

    const allPages: Expectation = {
      rule: 'all-pages',
      missed(seen) {
        const never = reached(site).find((address) => fetches(seen, address).length === 0)
        return never === undefined ? null : { atMs: null, saw: `${never} was never fetched` }
      },
    }

    const good = reached(site).filter((address) => lastTry(site[address]!) === 'page')
    const failed = reached(site).filter((address) => !good.includes(address))
    return kit.alone(
      {
        id,
        errors: {
          '503': { name: 'Error', message: 'unavailable', status: 503 },
          '500': { name: 'Error', message: 'broken', status: 500 },
          '429': { name: 'Error', message: 'too many', status: 429 },
          '404': { name: 'Error', message: 'not found', status: 404 },
          odd: { name: 'TypeError', message: 'no connection' },
        },
        stubs: {
          fetchPage: {
            kind: 'promise',
            behaviours: Object.entries(site).flatMap(([address, { links, takesMs, tries = [] }]) =>
              // One more than it may be fetched.
              [...tries, 'page', 'page'].map((_, index, all) => {
                const how = endOf(address, index)
                return {
                  args: [address],
                  ...(index < all.length - 1 && { nth: index + 1 }),
                  takesMs: takesMs + 125 * index,
                  ends:
                    how === 'page' ? kit.value({ title: titleOf(address), links }) : kit.error(how),
                }
              }),
            ),
          },
        },
        script: [
          kit.call('crawl', [kit.data(start), kit.stub('fetchPage')], {
            options: { workers: kit.data(workers) },
          }),
        ],
      },
      [
        kit.atMost('at-most-workers', ['fetchPage'], workers),
        once,
        triesAgain,
        allPages,
        kit.busyWheneverTimeMoves('never-idle', 'crawl', ['fetchPage'], (seen, place) =>
          Math.min(workers, kit.underWay(seen, ['fetchPage'], place) + due(seen, place)),
        ),
        kit.gives('pages-and-failed', 'crawl', {
          pages: Object.fromEntries(good.map((address) => [address, titleOf(address)])),
          failed: [...failed].sort(),
        }),
        kit.settlesAt('at-once', 'crawl', (seen) => kit.lastEnd(seen, 'fetchPage')),
      ],
    )
  }

  return {
    names: { javascript: 'crawl', python: 'crawl' },
    rules,
    whatIf: { case: 'slow-with-links', changed: kit.withOptions({ workers: kit.data(1) }) },
    cases: (chance) => {
      const site = failures(chance)
      const title = (): string => chance.words(1)[0]!
      return [
        run('slow-with-links', slowWithLinks(chance), 3, title()),
        run('random', random(chance, 14), chance.whole(2, 4), title()),
        run('one-worker', random(chance, 6), 1, title()),
        run('failures', failures(chance), 3, title()),
        run('failures-one-by-one', failures(chance), 1, title()),
        run('start-fails', onePage(chance, '404'), 2, title()),
        run('start-again', linksToItself(chance, ['503', '503']), 2, title()),
        run('one-page', onePage(chance), 2, title()),
        kit.overlapping(
          'overlapping',
          run('a', random(chance, 6), 3, title()),
          run('b', failures(chance), 3, title()),
          250,
        ),
        kit.overlapping('alike', run('a', site, 9, title()), run('b', site, 9, title()), 250),
        run('again', site, 9, title()),
        run('once-more', site, 9, title()),
        run('wide', wide(chance), chance.whole(20, 24), title()),
        run('start-given-up', onePage(chance, '503', '503', '503'), 2, title()),
      ]
    },
  }

  function lastTry({ tries = [] }: Page): string {
    for (const [index, how] of tries.entries()) {
      if (how !== '503' || index === most - 1) return how
    }
    return 'page'
  }

  /** All that a link leads to from the first on. */
  function reached(site: Site): string[] {
    const known = new Set([Object.keys(site)[0]!])
    for (const one of known) {
      if (lastTry(site[one]!) === 'page') for (const link of site[one]!.links) known.add(link)
    }
    return [...known]
  }

  function pages(chance: Chance, count: number): { names: string[]; times: number[] } {
    const names = chance
      .words(count)
      .map((word, index) => (index % 3 === 0 ? word : `${word}/${index}`))
    return { names, times: chance.durations(count) }
  }

  /** Each is linked from one before it, and some links repeat or lead back. */
  function random(chance: Chance, count: number): Site {
    const site = siteOf(chance, count, () => ({ links: [] }))
    const names = Object.keys(site)
    for (const [index, name] of names.entries()) {
      if (index > 0) site[names[chance.whole(0, index - 1)]!]!.links.push(name)
      site[name]!.links.push(names[chance.whole(0, count - 1)]!)
    }
    return site
  }

  /** Whoever goes level by level waits for the slow one, and whoever has few links for its many. */
  function slowWithLinks(chance: Chance): Site {
    const site = siteOf(chance, 12, (names, index) => {
      if (index === 0) return { links: [names[1]!, names[2]!, names[1]!] }
      if (index === 1) return { links: [...names.slice(7), names[0]!] }
      return { links: index < 6 ? [names[index + 1]!, names[2]!] : [] }
    })
    Object.values(site)[1]!.takesMs = 9000
    return site
  }

  function siteOf(
    chance: Chance,
    count: number,
    page: (names: string[], index: number) => Omit<Page, 'takesMs'>,
  ): Site {
    const { names, times } = pages(chance, count)
    return Object.fromEntries(
      names.map((name, index) => [name, { ...page(names, index), takesMs: times[index]! }]),
    )
  }

  function failures(chance: Chance): Site {
    const all = '|503|503 503|503 503 503|404|odd|503 404|503 odd||500|429|503 500'
    const tries = all.split('|')
    return siteOf(chance, tries.length, (names, index) => ({
      links: index === 0 ? chance.shuffled(names.slice(1)) : [names[1]!],
      tries: (tries[index]!.match(/\w+/g) ?? []) as NonNullable<Page['tries']>,
    }))
  }

  function onePage(chance: Chance, ...tries: NonNullable<Page['tries']>): Site {
    return siteOf(chance, 1, () => ({ links: [], tries }))
  }

  function wide(chance: Chance): Site {
    return siteOf(chance, 32, (names, index) => ({ links: index === 0 ? names.slice(1) : [] }))
  }

  function linksToItself(chance: Chance, tries: NonNullable<Page['tries']>): Site {
    return siteOf(chance, 3, (names, index) => ({
      links: [...names, ...names],
      ...(index === 0 && { tries }),
    }))
  }
}) satisfies Exercise
