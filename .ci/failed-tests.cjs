// Reads vitest's report: on stdout how many tests passed and how many failed, on
// stderr the name and the first lines of the fault of each that failed.
const { readFileSync } = require('node:fs')

const text = readFileSync(process.argv[2], 'utf8')
const {
  numPassedTests = 0,
  numFailedTests = 0,
  testResults = [],
} = text === '' ? {} : JSON.parse(text)
console.log(numPassedTests, numFailedTests)

for (const { name, message, status, assertionResults } of testResults) {
  const failed = assertionResults.filter((test) => test.status === 'failed')
  for (const test of failed) tell(`${name} > ${test.fullName}`, test.failureMessages[0])
  if (status === 'failed' && failed.length === 0) tell(name, message)
}

function tell(title, fault = '') {
  console.error(`failed: ${title}`)
  for (const line of fault.split('\n').slice(0, 12)) console.error(`    ${line}`)
}
