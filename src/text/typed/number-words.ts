const small = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

const values = new Map<string, number>([
  ...small.map((word, value) => [word, value] as const),
  ...tens.map((word, index) => [word, (index + 2) * 10] as const),
])
const shares: Readonly<Record<string, number>> = { half: 0.5, quarter: 0.25 }
const shareWords = /^(?:a |one )?(half|quarter)$/

/** The number that words begin with, as digits, and the words behind it: "two and a half seconds". Null where they begin with none. */
export function numberInWords(text: string): [string, string, string] | null {
  const words = text.toLowerCase().split(/[\s-]+/)
  for (let count = Math.min(words.length, 12); count > 0; count--) {
    const value = valueOf(words.slice(0, count).join(' '))
    if (value !== null) return [text, String(value), words.slice(count).join(' ')]
  }
  return null
}

function valueOf(words: string): number | null {
  const [whole = '', share] = words.split(/ and (?=a half$|a quarter$)/)
  if (share !== undefined) {
    const number = wholeOf(whole)
    return number === null ? null : number + shares[shareWords.exec(share)![1]!]!
  }
  const [, alone] = shareWords.exec(words.replace(/ (?:of )?an?$/, '')) ?? []
  return alone === undefined ? wholeOf(words) : shares[alone]!
}

/** "three", "twenty five", "two hundred and fifty", "a thousand" */
function wholeOf(words: string): number | null {
  for (const [name, size] of [['thousand', 1000] as const, ['hundred', 100] as const]) {
    const parts = words.split(new RegExp(`(?:^| )${name}(?: and)?(?: |$)`))
    if (parts.length === 1) continue
    const [many = '', rest = ''] = parts
    const [times, more] = [many === 'a' ? 1 : wholeOf(many), rest === '' ? 0 : wholeOf(rest)]
    const holds = parts.length === 2 && times !== null && more !== null && more < size
    return holds ? times * size + more : null
  }
  const [first = '', second, ...others] = words.split(' ')
  const value = values.get(first)
  if (value === undefined || others.length > 0) return null
  if (second === undefined) return value
  const ones = values.get(second) ?? 0
  return value >= 20 && ones > 0 && ones < 10 ? value + ones : null
}
