import { transform } from 'sucrase'

/** TypeScript without its types, line for line; enums and parameter properties too. */
export function javaScript(code: string, filePath: string): string {
  return transform(code, {
    transforms: ['typescript'],
    disableESTransforms: true,
    filePath,
  }).code
}

/** The same without imports and exports, so that V8, which says nothing of where a module is wrong, tells of a script; line for line. */
export function script(code: string, filePath: string): string {
  return transform(code, {
    transforms: ['typescript', 'imports'],
    disableESTransforms: true,
    filePath,
  }).code
}

// A file of its own in the build: it is loaded where the learner writes TypeScript, and costs nobody else.
