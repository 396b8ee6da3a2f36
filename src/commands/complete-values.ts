import type { Command as Commander } from 'commander'
import type { CourseFiles } from '../course/course-files.ts'
import { findLessons, type FoundLesson, resolveLesson } from '../course/find.ts'
import { range } from '../course/knobs.ts'
import type { Knob } from '../course/kit/knob.ts'
import type { Lesson } from '../course/lesson.ts'

/** A word that may stand at the cursor, and what it is. */
export interface Candidate {
  value: string
  about: string
}

/** Candidates, or what the shell itself knows best. */
export type Candidates = readonly Candidate[] | 'files' | 'folders'

/** Where the words of a command line come from. */
export interface CompletionParts {
  /** All commands and options, as commander knows them. */
  program: Commander
  files: CourseFiles
  /** The folder of a course: the one that `--course` gives, or the usual one. Rejects where there is none. */
  course: (given?: string) => Promise<string>
}

/** What a value may depend on. */
export interface Typed extends CompletionParts {
  /** The command's arguments before the cursor. */
  given: readonly string[]
  /** What `--course` gives before the cursor. */
  chosen: string | undefined
  /** The word at the cursor; of `--set=b` only `b`. */
  word: string
}

/** By the name of an argument, or of an option's value, as `--help` shows it. */
const valuesByName: Readonly<Record<string, (typed: Typed) => Promise<Candidates>>> = {
  command: async ({ program }) => commandNames(program),
  exercise: async (typed) => (/[./]/.test(typed.word) ? 'files' : exerciseNames(typed)),
  folder: async () => 'folders',
  'knob=value': knobSettings,
  lesson: lessonNames,
  lessons: folderOrLessons,
  setting: settingNames,
  shell: shellNames,
  value: settingValues,
  variant: variantNames,
  word: glossaryWords,
}

/** What may stand for `<name>`; nothing where nobody can know. */
export async function valuesOf(name: string, typed: Typed): Promise<Candidates> {
  if (name.startsWith('file')) return 'files'
  const among = name.split('/')
  if (among.length > 1) return among.map((value) => ({ value, about: `one of ${name}` }))
  return (await valuesByName[name]?.(typed)) ?? []
}

/** The commands that `--help` shows. */
export function commandNames(program: Commander): Candidate[] {
  return program
    .createHelp()
    .visibleCommands(program)
    .map((command) => ({ value: command.name(), about: command.description() }))
}

/** Ids; the other names of a lesson too once the beginning of one is typed. */
async function lessonNames({ files, course, chosen, word }: Typed): Promise<Candidate[]> {
  const { lessons } = await findLessons(files, await course(chosen))
  const ids = lessons.map(({ id, title }) => ({ value: id, about: title }))
  return word === '' ? ids : [...ids, ...lessons.flatMap(otherNames)]
}

/** Lessons, and folders where none is called like that. */
async function folderOrLessons(typed: Typed): Promise<Candidates> {
  const names = await lessonNames(typed).catch(() => [])
  const fits = names.some(({ value }) => value.startsWith(typed.word))
  return fits ? names : 'folders'
}

/** Ids of the lessons that have an exercise. */
async function exerciseNames({ files, course, chosen }: Typed): Promise<Candidate[]> {
  const { withExercise } = await import('../practice/exercises.ts')
  const { lessons } = await findLessons(files, await course(chosen))
  const found = await withExercise(files, lessons)
  return found.map(({ id, title }) => ({ value: id, about: title }))
}

function otherNames({ id, number, name, title, aliases }: FoundLesson): Candidate[] {
  return [
    { value: String(number), about: title },
    { value: name, about: title },
    ...aliases.map((value) => ({ value, about: `lesson ${id}: ${title}` })),
  ]
}

async function variantNames(typed: Typed): Promise<Candidate[]> {
  const { variants } = await lessonGiven(typed)
  return variants.map(({ id, title }) => ({ value: id, about: title }))
}

/** `b=`, and behind it what it may be. */
async function knobSettings(typed: Typed): Promise<Candidate[]> {
  const knobs: Readonly<Record<string, Knob>> = (await lessonGiven(typed)).knobs
  return Object.entries(knobs).flatMap(([name, knob]) => {
    const open = `${name}=`
    if (!typed.word.startsWith(open)) return [{ value: open, about: knob.label }]
    return knobValues(knob).map(({ value, about }) => ({ value: open + value, about }))
  })
}

function knobValues(knob: Knob): Candidate[] {
  const usual = String(knob.default)
  const values =
    knob.kind === 'choice' ? knob.values : [...new Set([String(knob.min), usual, String(knob.max)])]
  return values.map((value) => ({
    value,
    about: value === usual ? 'the default' : `${knob.label}: ${range(knob)}`,
  }))
}

/** The lesson named on the line, loaded. Rejects where none is. */
async function lessonGiven({
  files,
  course,
  chosen,
  given: [word = ''],
}: Typed): Promise<Pick<Lesson<Record<string, number | string>>, 'variants' | 'knobs'>> {
  const { lessons } = await findLessons(files, await course(chosen))
  const found = resolveLesson(lessons, word)
  // Reads its programs, which only variants and knobs need.
  const { loadLesson } = await import('../course/load.ts')
  return (await loadLesson(files, found)).lesson
}

/** The words of the course's glossary. */
async function glossaryWords({ files, course, chosen }: Typed): Promise<Candidate[]> {
  const { readGlossary } = await import('../course/glossary.ts')
  const entries = (await readGlossary(files, await course(chosen))) ?? []
  return entries.map(({ word, meaning }) => ({ value: word, about: meaning }))
}

async function settingNames(): Promise<Candidate[]> {
  const { settings } = await import('./settings.ts')
  return Object.entries(settings).map(([value, { does }]) => ({ value, about: does }))
}

async function settingValues({ given: [name = ''] }: Typed): Promise<Candidate[]> {
  const { settings } = await import('./settings.ts')
  const { values = [], does = '' } = Object.hasOwn(settings, name) ? settings[name]! : {}
  return values.map((value) => ({ value, about: does }))
}

async function shellNames(): Promise<Candidate[]> {
  const { completionScripts } = await import('./completion-scripts.ts')
  return Object.keys(completionScripts).map((value) => ({
    value,
    about: 'the script for this shell',
  }))
}
