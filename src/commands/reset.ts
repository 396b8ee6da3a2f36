import type { App } from '../app.ts'

export async function execute(_app: App): Promise<number> {
  return 1
}
