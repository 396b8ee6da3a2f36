// Stands in for @inquirer/external-editor in the bundle: no prompt of ours opens an editor.
export class ExternalEditor {
  constructor() {
    throw new Error('learn-async opens no editor')
  }
}
export function editAsync() {
  throw new Error('learn-async opens no editor')
}
