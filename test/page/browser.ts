import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type BrowserContext, chromium } from 'playwright-core'
import { make } from '../../src/picture/formats/html.ts'
import type { SavedRun } from '../../src/picture/formats/saved-run.ts'
import { nodePictureFiles } from '../../src/system/pictures.ts'

const program = '/usr/bin/chromium'
/** Why nothing is tried where there is none. */
export const missing = existsSync(program) ? '' : ` (skipped: there is no ${program})`
const assets = nodePictureFiles(fileURLToPath(new URL('../../dist/chunks', import.meta.url)))

/** What axe finds in a page. */
export interface AxeResult {
  violations: { id: string; nodes: { html: string }[] }[]
  passes: unknown[]
}

export interface Browser {
  context: BrowserContext
  /** Saves the page of a run; resolves to its address. */
  save(run: SavedRun): Promise<string>
  close(): Promise<void>
}

/** A browser with a profile of its own, which is gone with it. */
export async function openBrowser(): Promise<Browser> {
  const folder = mkdtempSync(path.join(tmpdir(), 'learn-async-page-'))
  const context = await chromium.launchPersistentContext(path.join(folder, 'profile'), {
    executablePath: program,
    headless: true,
    viewport: { width: 1100, height: 800 },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  return {
    context,
    async save(run) {
      const file = path.join(folder, 'run.html')
      writeFileSync(file, await make(run, assets))
      return pathToFileURL(file).href
    },
    async close() {
      await context.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
