import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { temporaryHome } from '../../testing/command-line.ts'
import { startInProcess } from '../../testing/in-process.ts'
import { enter, type Screen } from '../../testing/screen.ts'

const good = fileURLToPath(
  new URL('../../lessons/03-gather/practice/good/map-itself.js', import.meta.url),
)
let edit: (file: string) => Promise<number | null>
const before = process.cwd()
const own = temporaryHome()
const file = path.join(own, 'learn-async/gather.js')
const ctrlC = '\x03'

beforeAll(() => process.chdir(own))
afterAll(() => process.chdir(before))
afterEach(() => rmSync(path.dirname(file), { recursive: true, force: true }))

/** The exercise of gather, laid out and watched; a save is told of by hand. */
async function watched(edit: (file: string) => Promise<number | null> = async () => null) {
  let onSave: (isThere: boolean) => void = () => {}
  let isWatched = false
  const started = startInProcess(['practice', 'gather', '--language', 'js'], {
    edit,
    async makeFile(name, text) {
      mkdirSync(path.dirname(name), { recursive: true })
      writeFileSync(name, text, { flag: 'wx' })
    },
    watchSaves(_file, listener) {
      onSave = listener
      isWatched = true
      return () => void (isWatched = false)
    },
  })
  await started.screen.sees(/Judged at each save/)
  const save = (text: string | Buffer): void => {
    writeFileSync(file, text)
    onSave(true)
  }
  return {
    ...started,
    save,
    tell: (isThere: boolean) => onSave(isThere),
    isWatched: () => isWatched,
  }
}

it('judges each save, tells hints one after another, and the way when it is asked for twice', async () => {
  const { screen, ended, save, storage, isWatched } = await watched()
  screen.press('t')
  await screen.sees(/It has not been judged yet: save it\./)
  screen.press('a')
  await screen.sees(/The question comes after a pass\./)
  for (const hint of [1, 2, 3]) {
    screen.press('h')
    await screen.sees(new RegExp(`Hint ${hint}:`))
  }
  screen.press('h')
  await screen.sees(/There are no more hints\./)
  screen.press('s')
  await screen.sees(/Not passed yet\. Press s again to see it\./)
  screen.press('s')
  await screen.sees(/says in one word what is meant/)
  save(readFileSync(file))
  await screen.sees(/gather\.js: not yet\.[\s\S]*more expectations are not met/)
  expect(screen.bytes).toMatch(
    /your run[\s\S]*not as expected from here[\s\S]*as it should be[\s\S]*the same moment/,
  )
  save(readFileSync(good))
  await screen.sees(/One question about your run: a, to answer it/)
  const runs = (): number => screen.bytes.match(/your run/g)?.length ?? 0
  const told = runs()
  screen.press('t')
  await screen.wrote(() => runs() === told + 1)
  expect(storage.text()).toContain('"kind":"solved"')
  screen.press('q')
  expect(await ended).toBe(0)
  expect(isWatched()).toBe(false)
})

/** What is right where each load takes 1 s longer than in the run that is told. */
async function oneSecondMore(screen: Screen): Promise<string> {
  await screen.sees(/Three loads took \d+\.\d\d s\.[\s\S]*Seconds:/)
  const [, took] = /Three loads took (\d+\.\d\d) s\./.exec(screen.text())!
  return (Number(took) + 1).toFixed(2)
}

it('asks one question about the run, and answers by running the file with that changed', async () => {
  const { screen, ended, save } = await watched()
  save(readFileSync(good))
  await screen.sees(/One question about your run: a, to answer it/)
  screen.press('a')
  const right = await oneSecondMore(screen)
  screen.press(right)
  screen.press(enter)
  await screen.sees(
    new RegExp(`with that changed[^]*Right: ${right} s: they wait at the same time`),
  )
  screen.press('q')
  expect(await ended).toBe(0)
})

it('says what would have been right, to a wrong answer and to a pass', async () => {
  const { screen, ended, save } = await watched()
  save(readFileSync(good))
  await screen.sees(/One question about your run: a, to answer it/)
  screen.press('a')
  const right = await oneSecondMore(screen)
  screen.press(`many${enter}`)
  await screen.sees(/many/)
  screen.press(`\x15${Number(right) - 1}${enter}`)
  await screen.sees(new RegExp(`Wrong: ${right} s: they wait at the same time`))
  screen.press('a')
  await screen.sees(/Wrong:[\s\S]*Seconds:/)
  screen.press(`-${enter}`)
  await screen.sees(new RegExp(`Passed: ${right} s: they wait at the same time`))
  screen.press('q')
  expect(await ended).toBe(0)
})

it('has the lines of a solution put in order, and judges the order by running it', async () => {
  const { screen, ended, storage } = await watched()
  screen.press('l')
  await screen.sees(/In which order do the lines below stand there\?/)
  const wrong = ['2', '1'].join(' ')
  const right = ['1', '2'].join(' ')
  const shown =
    screen.bytes.lastIndexOf('return Promise.all') < screen.bytes.lastIndexOf('const promises')
  screen.press(shown ? right : wrong)
  screen.press(enter)
  await screen.sees(
    /more expectations are not met\.[\s\S]*Once more: [^\n]+\. The file begins[\s\S]*Space on each/,
  )
  screen.press(shown ? wrong : right)
  screen.press(enter)
  await screen.sees(/Right: run in that order, it passes\./)
  expect(storage.text()).toContain('"kind":"ordered"')
  screen.press('q')
  expect(await ended).toBe(0)
})

it('is told by words in plain lines, and says when it can only look', async () => {
  let onLooking: () => void = () => {}
  const started = startInProcess(['practice', 'gather', '--language', 'js', '--accessible'], {
    edit: async () => null,
    async makeFile(name, text) {
      mkdirSync(path.dirname(name), { recursive: true })
      writeFileSync(name, text, { flag: 'wx' })
    },
    watchSaves(_file, _onSave, listener = () => {}) {
      onLooking = listener
      return () => {}
    },
  })
  const { screen, ended } = started
  await screen.sees(
    /Next: type: hint, timeline, editor, lines, answer, solution, next; q to leave:/,
  )
  onLooking()
  await screen.sees(/the file is checked every second/)
  screen.press('hint\r')
  await screen.sees(/Hint 1:[\s\S]*q to leave:/)
  screen.press('q\r')
  expect(await ended).toBe(0)
  expect(screen.bytes).not.toContain('\x1b')
})

it('goes on to the next exercise', async () => {
  const { screen, ended } = await watched()
  screen.press('n')
  await screen.sees(/Laid out: learn-async\/\w/)
  await screen.sees(/Judged at each save[\s\S]*Judged at each save/)
  screen.press('q')
  expect(await ended).toBe(0)
})

it('says that the file is gone, and judges it when it is back', async () => {
  const { screen, ended, save, tell } = await watched()
  rmSync(file)
  tell(false)
  await screen.sees(/is gone; it is judged when it\s+comes back\./)
  tell(true)
  await screen.sees(/cannot be read just now\./)
  save(readFileSync(good))
  await screen.sees(/gather\.js: passed\./)
  screen.press('q')
  expect(await ended).toBe(0)
})

it('judges the last of saves that come while it judges', async () => {
  const { screen, ended, save } = await watched()
  save('export const nothing = 1\n')
  save('export const nothing = 2\n')
  save(readFileSync(good))
  await screen.sees(/gather\.js: passed\./)
  expect(screen.bytes).not.toContain('not yet.')
  screen.press('q')
  expect(await ended).toBe(0)
})

it('opens the editor, and reads keys again when it is closed', async () => {
  const opened: string[] = []
  let close: (exitCode: number) => void = () => {}
  const isOpen = new Promise<void>((resolve) => {
    edit = (name) => {
      opened.push(name)
      resolve()
      return new Promise((closed) => (close = closed))
    }
  })
  const { screen, ended } = await watched((name) => edit(name))
  screen.press('e')
  await isOpen
  close(0)
  screen.press('h')
  await screen.sees(/Hint 1:/)
  screen.press('q')
  expect(await ended).toBe(0)
  expect(opened).toEqual(['learn-async/gather.js'])
})

it('says where no editor is named, and Ctrl-C ends it', async () => {
  const { screen, ended } = await watched()
  screen.press('e')
  await screen.sees(/Neither VISUAL nor EDITOR names an editor\./)
  screen.press(enter)
  screen.press(ctrlC)
  expect(await ended).toBe(130)
})
