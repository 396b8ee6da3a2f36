import type { App } from '../app.ts'
import { execute as list } from './list.ts'

/** What commander read: the arguments by name, then the options. */
export type Given = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

/** The exit code of a command that ended by itself. */
export type Execute = (app: App, given: Given) => Promise<number>

/** A command as `--help` shows it; its own file is loaded only when it is called. */
export interface Command {
  name: string
  /** As commander writes arguments: `<lesson> [variant]`. */
  arguments: string
  summary: string
  options: readonly CommandOption[]
  examples: readonly string[]
  /** It writes plain text: nothing is loaded for colours. */
  plain?: true
  load: () => Promise<{ execute: Execute }>
}

export interface CommandOption {
  flags: string
  summary: string
  /** May be given several times; its values are collected. */
  repeatable?: true
}

const set: CommandOption = {
  flags: '--set <knob=value>',
  summary: 'turn a knob; may be given several times',
  repeatable: true,
}
const speed: CommandOption = {
  flags: '--speed <factor>',
  summary: 'lab time, 0.1 to 20 times real time',
}
const save: CommandOption = {
  flags: '--save <file>',
  summary: 'save the picture: .svg, .html, .json or .trace.json; may be given several times',
  repeatable: true,
}
const json: CommandOption = { flags: '--json', summary: 'one JSON document on stdout' }

/** Every command, in the order of `--help`. To add one is a file beside this and an entry here. */
export const commands: readonly Command[] = [
  {
    name: 'learn',
    arguments: '[lesson]',
    summary: 'play a lesson from where you left it; without a name, what is due first',
    options: [],
    examples: ['learn', 'learn gather'],
    load: () => import('./learn.ts'),
  },
  {
    name: 'run',
    arguments: '<lesson> [variant]',
    summary: 'run the demo alone, with its timing',
    options: [
      set,
      speed,
      { flags: '--hold', summary: 'wait for Enter before each variant' },
      { flags: '--url <address>', summary: 'fetch from this address instead of the local server' },
      { flags: '--python', summary: 'then the same in Python, if there is one of 3.11 or newer' },
      save,
      json,
    ],
    examples: [
      'run gather',
      'run gather together --set b=250',
      'run gather --save gather.svg --save gather.json',
      'run fetch --python --json',
    ],
    load: () => import('./run.ts'),
  },
  {
    name: 'draw',
    arguments: '<file>',
    summary: 'draw a saved run again',
    options: [save],
    examples: ['draw gather.json', 'draw gather.json --save gather.html'],
    load: () => import('./draw.ts'),
  },
  {
    name: 'quiz',
    arguments: '[lesson]',
    summary: 'run the demo quietly, then ask the questions',
    options: [
      { flags: '--surprise', summary: 'one question of each lesson: which may be skipped?' },
      { flags: '--review', summary: 'what you missed and what is due today, of any lesson' },
      { flags: '--answers <list>', summary: 'one answer a question, with commas: 2,2-1-3,1+4,-' },
      set,
      speed,
      json,
    ],
    examples: [
      'quiz gather',
      'quiz gather --answers 1-2-3,2,3,-',
      'quiz --surprise',
      'quiz --review',
    ],
    load: () => import('./quiz.ts'),
  },
  {
    name: 'show',
    arguments: '<lesson>',
    summary: 'show the text and the code',
    options: [
      { flags: '--questions', summary: 'the questions, without answers' },
      { flags: '--python', summary: 'the Python version too, and what differs' },
    ],
    examples: ['show gather', 'show gather --python', 'show gather --questions'],
    load: () => import('./show.ts'),
  },
  {
    name: 'list',
    arguments: '',
    summary: 'list the lessons and how far you are',
    options: [json],
    examples: ['list'],
    plain: true,
    // Loaded at the start: it is as quick as help.
    load: async () => ({ execute: list }),
  },
  {
    name: 'progress',
    arguments: '',
    summary: 'what you learned, what you missed, and why',
    options: [json, { flags: '--markdown', summary: 'a recap to keep' }],
    examples: ['progress', 'progress --markdown'],
    load: () => import('./progress.ts'),
  },
  {
    name: 'settings',
    arguments: '[setting] [value]',
    summary: 'show what is remembered, or change it',
    options: [json],
    examples: ['settings', 'settings linear on'],
    load: () => import('./settings.ts'),
  },
  {
    name: 'reset',
    arguments: '[lesson]',
    summary: 'forget the progress of a lesson, or of all',
    options: [{ flags: '--yes', summary: 'do not ask' }],
    examples: ['reset gather', 'reset --yes'],
    load: () => import('./reset.ts'),
  },
  {
    name: 'completion',
    arguments: '<shell>',
    summary: 'print a script for bash, zsh, fish or powershell: Tab then completes',
    options: [],
    examples: ['completion bash', 'completion fish'],
    plain: true,
    load: () => import('./completion.ts'),
  },
  {
    name: 'check',
    arguments: '[folder]',
    summary: 'for authors: check lessons, by file and fault',
    options: [json],
    examples: ['check', 'check my-lessons'],
    load: () => import('./check.ts'),
  },
  {
    name: 'new',
    arguments: '<id>',
    summary: 'for authors: lay out a lesson that passes check',
    options: [
      { flags: '--in <folder>', summary: 'the folder of the course; this one unless given' },
      { flags: '--language <ts/js>', summary: 'its programs; ts where this Node runs it' },
    ],
    examples: ['new who-waits', 'new who-waits --in my-lessons'],
    plain: true,
    load: () => import('./new.ts'),
  },
]
