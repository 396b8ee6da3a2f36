import type { Fault } from '../fault.ts'
import type { LoadedLesson } from '../load.ts'
import { takeHomeFaults } from '../take-home.ts'
import { codeFaults } from './validate-code.ts'
import { knobFaults } from './validate-knobs.ts'
import { nameFaults } from './validate-names.ts'
import { pythonFaults } from './validate-python.ts'
import { questionFaults } from './validate-questions.ts'
import { textFaults } from './validate-text.ts'

/**
 * What is wrong with the form of a lesson: all that can be known without
 * running it. Each validator looks at one side of it.
 */
export function validateForm(loaded: LoadedLesson): Fault[] {
  return [
    knobFaults,
    questionFaults,
    nameFaults,
    codeFaults,
    textFaults,
    pythonFaults,
    takeHomeFaults,
  ].flatMap((faultsOf) =>
    faultsOf(loaded).map((fault) => ({ ...fault, file: `${loaded.name}/${fault.file}` })),
  )
}
