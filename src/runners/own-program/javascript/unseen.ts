import type { ToldByChild } from './told.ts'

/** Why a file was left as it is, by what the child calls it. */
const reasons: Record<string, string> = {
  types: 'its TypeScript is more than types, so Node alone has no text of it to watch',
  syntax: 'it could not be read',
  large: 'it is over 1 MB',
  minified: 'it is minified',
  names: 'it has names that begin with __l',
  function: 'a function in it declares a name twice',
}

/** What was not seen, a sentence each. */
export function unseenLines({
  told,
  shown,
}: {
  told: ToldByChild
  shown: (path: string) => string
}): string[] {
  const typed = told.all('types').map(({ path }) => shown(path))
  const files = typed.length > 3 ? `${typed.length} files` : typed.join(', ')
  return [
    ...(typed.length === 0
      ? []
      : [
          `This Node.js does not run the TypeScript of ${files}: it ran as in practice, line for line.`,
        ]),
    ...told
      .all('unseen')
      .map(({ path, why }) => `No awaits were seen in ${shown(path)}: ${reasons[why] ?? why}.`),
  ]
}
