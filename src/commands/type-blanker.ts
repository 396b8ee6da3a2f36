import type { App } from '../app.ts'
import type { Written } from '../practice/exercises.ts'
import { tidied } from '../practice/lay-out.ts'

/** What gives TypeScript without its types, line for line. */
export async function typeBlanker({
  courseFiles,
  runHost,
}: Pick<App, 'courseFiles' | 'runHost'>): Promise<(code: string) => string> {
  const module = (await courseFiles.load(runHost.exercises.typescript)) as {
    default: { javaScript: (code: string, file: string) => string }
  }
  return (code) => module.default.javaScript(code, 'starter.ts')
}

/** Code of an exercise as it is shown: where JavaScript is written, without types. */
export async function codeFor(app: App, typed: string, written: Written): Promise<string> {
  return written === 'js' ? tidied((await typeBlanker(app))(typed)) : typed
}
