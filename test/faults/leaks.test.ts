import { spawn } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { fixtureCourse } from '../../testing/courses.ts'
import { runCommand, temporaryHome } from '../../testing/command-line.ts'
import { program } from '../../testing/terminal.ts'

it('a lesson that leaves a timer and a server open does not keep the program from ending', async () => {
  const course = temporaryHome()
  const folder = path.join(course, '01-good')
  cpSync(path.join(fixtureCourse, '01-good'), folder, { recursive: true })
  const demo = readFileSync(path.join(folder, 'demo.js'), 'utf8')
  const leaks =
    "import { createServer } from 'node:net'\nsetInterval(() => {}, 1000)\ncreateServer().listen(0)\n"
  writeFileSync(path.join(folder, 'demo.js'), leaks + demo)
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}')
  const { exitCode, stdout, stderr } = await runCommand(['check', course])
  // That the import moves the lines is no matter here: it comes to an end, and says what it found.
  expect(stdout).toMatch(/1 lesson checked/)
  expect([exitCode === 0 || exitCode === 1, stderr]).toEqual([true, ''])
})

it('whoever reads slowly gets all that was written', async () => {
  const args = ['run', 'fetch', 'many', '--json', '--speed', '20']
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', LEARN_ASYNC_HOME: temporaryHome() },
  })
  let text = ''
  // A piece at a time, and after each a pause longer than the program's patience with what is left open.
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    text += chunk as string
    if (text.length < 200_000) await new Promise((resolve) => setTimeout(resolve, 700))
  }
  expect(JSON.parse(text).variants[0].id).toBe('many')
})
