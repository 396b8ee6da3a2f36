import type { Fault } from '../fault.ts'
import type { LoadedLesson } from '../load.ts'
import { codeFaults } from './validate-code.ts'
import { knobFaults } from './validate-knobs.ts'
import { pythonFaults } from './validate-python.ts'
import { questionFaults } from './validate-questions.ts'
import { textFaults } from './validate-text.ts'

/**
 * What is wrong with the form of a lesson: all that can be known without
 * running it. Each validator looks at one side of it and gives lines such as
 * `quiz zero: …`, with the file that they are about.
 */
export function validateForm(loaded: LoadedLesson): Fault[] {
  return [knobFaults, questionFaults, codeFaults, textFaults, pythonFaults].flatMap((faultsOf) =>
    faultsOf(loaded).map(({ file, fault }) => ({ file: `${loaded.name}/${file}`, fault })),
  )
}
