// The licences of the packages whose code the bundle contains.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** Markdown: each licence text once, with the packages and whose rights it names. `files` are what the bundle contains, from `root` on. */
export async function thirdPartyNotices(root, files) {
  const folders = [...new Set(files.flatMap((file) => packageFolder(file) ?? []))].sort(
    (one, other) => (one < other ? -1 : 1),
  )
  const notices = await Promise.all(folders.map((folder) => notice(path.join(root, folder))))
  const byText = grouped(notices)
  const sections = [...byText.values()].map(section)
  return `# Third-party notices\n\nThe published program contains code of these packages.\n\n${sections.join('\n')}`
}

function packageFolder(input) {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? null
}

/** A package's licence, its copyright lines apart from the text that many share. */
async function notice(folder) {
  const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'))
  const file = (await readdir(folder)).find((name) => /^licen[cs]e/i.test(name))
  const lines =
    file === undefined ? [] : (await readFile(path.join(folder, file), 'utf8')).trim().split('\n')
  const isRight = (line) => /^\s*copyright \(?[c©\d]/i.test(line)
  const text = lines.filter((line) => !isRight(line)).join('\n')
  return {
    name: `${manifest.name} ${manifest.version}`,
    licence: manifest.license,
    rights: lines.filter(isRight).map((line) => line.trim()),
    text,
    // The same words, however they were set.
    key: `${manifest.license} ${text
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .toLowerCase()
      .trim()}`,
  }
}

function section(notices) {
  const [{ licence, text }] = notices
  const packages = notices.map(
    ({ name, rights }) => `- ${name}${rights.length > 0 ? `: ${rights.join('; ')}` : ''}`,
  )
  const body =
    text.trim() === '' ? '' : `\n${text.trim().replace(/^/gm, '    ').replace(/ +$/gm, '')}\n`
  return `## ${licence}\n\n${packages.join('\n')}\n${body}`
}

/** By their key; Map.groupBy is not there in Node 20. */
function grouped(notices) {
  const groups = new Map()
  for (const one of notices) groups.set(one.key, [...(groups.get(one.key) ?? []), one])
  return groups
}
