// The licences of the packages whose code the bundle contains.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** Markdown: one section a bundled package, with its licence text. `metafile` is esbuild's. */
export async function thirdPartyNotices(root, metafile) {
  const folders = [...new Set(Object.keys(metafile.inputs).map(packageFolder))]
    .filter((folder) => folder !== null)
    .sort()
  const sections = await Promise.all(folders.map((folder) => section(path.join(root, folder))))
  return `# Third-party notices\n\nThe published program contains code of these packages.\n\n${sections.join('\n')}`
}

function packageFolder(input) {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? null
}

async function section(folder) {
  const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'))
  const file = (await readdir(folder)).find((name) => /^licen[cs]e/i.test(name))
  const text = file === undefined ? '' : (await readFile(path.join(folder, file), 'utf8')).trim()
  const body = text === '' ? '' : `\n${text.replace(/^/gm, '    ').replace(/ +$/gm, '')}\n`
  return `## ${manifest.name} ${manifest.version}\n\nLicence: ${manifest.license}\n${body}`
}
