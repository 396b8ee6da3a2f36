/** A file that is linted, and each message that lint must have for it: a part of it, in the order of lines. */
export interface LintCase {
  name: string
  file: string
  code: string
  says: string[]
}

export const onlySystem = 'Only src/system touches it'
export const inTheLab = 'The virtual clock would not know of it'

export const imports: LintCase[] = [
  ['text', 'src/text/imports.ts', "'../trace/event.ts'", 'text imports no other room'],
  ['schema', 'src/schema/imports.ts', "'../trace/event.ts'", 'schema imports no other room'],
  ['trace', 'src/trace/imports.ts', "'../lab/lab.ts'", 'trace may import text, schema:'],
  ['lab', 'src/lab/imports.ts', "'../tutor/steps.ts'", 'lab may import text, schema, trace'],
  [
    'lab, one folder down',
    'src/lab/tools/imports.ts',
    "'../../course/load.ts'",
    'lab may import text, schema, trace',
  ],
  [
    'runners',
    'src/runners/imports.ts',
    "'../course/load.ts'",
    'runners may import text, schema, lab',
  ],
  [
    'kit',
    'src/course/kit/imports.ts',
    "'../../lab/lab.ts'",
    'Only `import type`: kit may import trace, lab (types)',
  ],
  [
    'questions',
    'src/questions/imports.ts',
    "'../course/load.ts'",
    'questions may import text, schema, kit, trace',
  ],
  [
    'picture',
    'src/picture/imports.ts',
    "'../course/load.ts'",
    'picture may import text, schema, trace',
  ],
  ['page', 'src/page/imports.ts', "'../tutor/steps.ts'", 'page may import text, schema, picture'],
  ['journal', 'src/journal/imports.ts', "'../trace/event.ts'", 'journal may import text, schema:'],
  [
    'terminal',
    'src/terminal/imports.ts',
    "'../trace/event.ts'",
    'terminal may import text, schema:',
  ],
  [
    'course',
    'src/course/imports.ts',
    "'../runners/node.ts'",
    'course may import text, schema, kit',
  ],
  ['check', 'src/course/check/imports.ts', "'../../commands/run.ts'", 'check may import text'],
  ['tutor', 'src/tutor/imports.ts', "'../app.ts'", 'tutor may import text'],
  ['a command', 'src/commands/imports.ts', "'../system/system.ts'", 'commands may import text'],
  [
    'a command, of main',
    'src/commands/imports-main.ts',
    "'../main.ts'",
    'commands may import text',
  ],
  ['app', 'src/app.ts', "'./commands/run.ts'", 'app may import check'],
  ['compose', 'src/compose.ts', "'./commands/run.ts'", 'compose may import text'],
  [
    'system',
    'src/system/system.ts',
    "'../terminal/terminal.ts'",
    'Only `import type`: system may import text, schema, check (types)',
  ],
  [
    'another file of system',
    'src/system/processes.ts',
    "'../tutor/steps.ts'",
    'system may import text, schema, check (types)',
  ],
  ['main', 'src/exit.ts', "'./tutor/steps.ts'", 'main may import text'],
  ['bin', 'bin/imports.ts', "'../src/compose.ts'", 'bin may import main, system'],
  [
    'src',
    'src/questions/outside.ts',
    "'../../lessons/03-gather/demo.ts'",
    'nothing outside of src',
  ],
  [
    'src, by its own name',
    'src/questions/itself.ts',
    "'learn-async/lab'",
    'import the file itself',
  ],
].map(([name, file, specifier, says]) => ({
  name: `an import against the table: ${name}`,
  file: file ?? '',
  code: `import { a } from ${specifier}\nexport { a }`,
  says: [says ?? ''],
}))

export const modules: LintCase[] = [
  'node:process',
  'process',
  'node:timers/promises',
  'node:perf_hooks',
  'node:os',
].map((module) => ({
  name: `${module} in a room`,
  file: `src/lab/imports-${module.replace(/\W/g, '-')}.ts`,
  code: `import * as all from '${module}'\nexport { all }`,
  says: [onlySystem],
}))
