import { describe, expect, it } from 'vitest'
import { fixtureCourse } from '../../testing/courses.ts'
import { homeInMemory, runInProcess, startInProcess, storageOf } from '../../testing/in-process.ts'
import { disk } from '../../testing/host.ts'
import { enter } from '../../testing/screen.ts'

/** A current folder in memory, with the files that are laid out in it. */
function ownFolder(there: readonly string[] = []) {
  const made = new Map<string, string>(there.map((name) => [`learn-async/${name}`, 'mine']))
  const courseFiles = {
    ...disk,
    list: async (folder: string) =>
      folder === 'learn-async'
        ? [...made.keys()].map((file) => ({ name: file.slice(12), kind: 'file' as const }))
        : disk.list(folder),
  }
  const makeFile = async (file: string, text: string): Promise<void> => {
    if (made.has(file)) throw Object.assign(new Error('there'), { code: 'EEXIST' })
    made.set(file, text)
  }
  return { made, options: { courseFiles, makeFile } }
}

describe('without a terminal', () => {
  it.each(['ts', 'js', 'py'])(
    'lays out %s, and says where and what comes first',
    async (language) => {
      const { made, options } = ownFolder()
      const args = ['practice', 'gather', '--language', language]
      const { exitCode, stdout, stderr } = await runInProcess(args, {}, options)
      expect([exitCode, stderr]).toEqual([0, ''])
      expect([...made.keys()]).toEqual([`learn-async/gather.${language}`])
      const [text = ''] = made.values()
      expect(text).toMatch(/^(?:\/\/|#) Load them all at once\n/)
      expect(text).toMatch(
        language === 'py' ? /\nasync def load_all\(/ : /\nexport async function loadAll/,
      )
      expect(text.includes('Promise<Result[]>')).toBe(language === 'ts')
      expect(stdout).toContain(`Laid out: learn-async/gather.${language}\n`)
      expect(stdout).toMatch(/First: open it in your editor.*\nNext: learn-async verify gather\n$/)
    },
  )

  it('takes the language that was remembered, or where one comes from', async () => {
    const { made, options } = ownFolder()
    const env = { LEARN_ASYNC_HOME: homeInMemory() }
    storageOf(env.LEARN_ASYNC_HOME).put(
      '{"v":1,"kind":"chose","at":"2026-01-01T00:00:00.000Z","setting":"origin","value":"python"}\n',
    )
    await runInProcess(['practice', 'gather'], env, options)
    await runInProcess(['settings', 'language', 'js'], env)
    await runInProcess(['practice', 'fetch'], env, options)
    expect([...made.keys()]).toEqual(['learn-async/gather.py', 'learn-async/fetch.js'])
  })

  it('begins with the first exercise that is not passed', async () => {
    const { made, options } = ownFolder()
    const env = { LEARN_ASYNC_HOME: homeInMemory() }
    const { stdout } = await runInProcess(['practice'], env, options)
    const [first = ''] = made.keys()
    const id = /learn-async\/(.+)\.ts/.exec(first)?.[1]
    expect(stdout).toContain(`Next: learn-async verify ${id}`)
    storageOf(env.LEARN_ASYNC_HOME).put(
      `{"v":1,"kind":"solved","at":"2026-01-01T00:00:00.000Z","lesson":"${id}","language":"python"}\n`,
    )
    await runInProcess(['practice'], env, options)
    expect(made.size).toBe(2)
  })

  it('never lays out over a file', async () => {
    const { made, options } = ownFolder(['gather.ts'])
    const { exitCode, stdout } = await runInProcess(['practice', 'gather', '--easier'], {}, options)
    expect(exitCode).toBe(0)
    expect(stdout).toContain('learn-async/gather.ts is there already, and stays as it is.')
    expect([...made]).toEqual([['learn-async/gather.ts', 'mine']])
  })

  it('lays out what is easier, and opens it in the editor', async () => {
    const { made, options } = ownFolder()
    const opened: string[] = []
    const edit = async (file: string) => opened.push(file) - 1
    const args = ['practice', 'gather', '--language', 'js', '--easier', '--edit']
    const { exitCode } = await runInProcess(args, {}, { ...options, edit })
    expect(exitCode).toBe(0)
    expect(opened).toEqual(['learn-async/gather.js'])
    expect(made.get('learn-async/gather.js')).toContain('ids.map((id) => load(id))')
  })
})

it('in a terminal asks for the language once, and remembers it', async () => {
  const { made, options } = ownFolder()
  const { screen, ended, storage } = startInProcess(['practice', 'gather'], options)
  await screen.sees(/What do you write it in\?[\s\S]*q leaves$/)
  screen.press(`3${enter}`)
  await screen.sees(/Judged at each save/)
  screen.press('q')
  expect(await ended).toBe(0)
  expect([...made.keys()]).toEqual(['learn-async/gather.py'])
  expect(storage.text()).toContain('"setting":"language","value":"py"')
})

describe('wrong use is one line and exit 2', () => {
  it.each([
    [['nowhere'], 'there is no lesson "nowhere"'],
    [['class/'], 'practice takes a lesson, and lays out its file here'],
    [
      ['good', '--language', 'ts', '--course', fixtureCourse],
      'no lesson of this course has an exercise',
    ],
    [['gather', '--language', 'rust'], '--language is ts, js or py, and not "rust"'],
    [['gather', '--edit'], 'the editor that VISUAL or EDITOR names, and neither names one'],
  ])('%j', async (args, fault) => {
    const { exitCode, stderr } = await runInProcess(['practice', ...args], {}, ownFolder().options)
    expect(exitCode).toBe(2)
    expect(stderr).toContain(fault)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})
