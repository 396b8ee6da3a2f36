import { printable } from '../../text/printable.ts'

/** Signs that stand for no character; no XML document may hold them. */
const noCharacters = /[\ufffe\uffff]|\p{Cs}/gu

/** A text in XML or HTML, between tags or in quotes: nothing in it is markup. */
export function escaped(text: string): string {
  return printable(text)
    .replace(noCharacters, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

type Attributes = Readonly<Record<string, string | number>>

/** `<name key="value">content</name>`; `content` is markup already. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escaped(value)}"`,
  )
  const open = `<${name}${written.join('')}`
  return content === '' ? `${open}/>` : `${open}>${content}</${name}>`
}

/** Hundredths are finer than any screen. */
export function round(value: number): string {
  return String(Math.round(value * 100) / 100)
}
