import { type Node, nameOf, within } from './tree.ts'

export function isTimer(callee: unknown): boolean {
  const name = (callee as Node).type === 'Identifier' ? nameOf(callee) : null
  return name === 'setTimeout' || name === 'setInterval'
}

const plainTypes = /^(?:Literal|TemplateLiteral|Binary|Unary|Object|Array)/

/** What is thrown or rejected with, where its text shows that it is no error. */
export function thrownPlainly(node: Node): Node | null {
  let value: unknown = null
  if (node.type === 'ThrowStatement') value = node['argument']
  else if (node.type === 'CallExpression' && rejects(node['callee'] as Node)) {
    value = (node['arguments'] as Node[])[0]
  }
  return value instanceof Object && plainTypes.test((value as Node).type) ? (value as Node) : null
}

function rejects(callee: Node): boolean {
  const name = nameOf(callee)
  if (callee.type === 'Identifier') return name === 'reject'
  return name === 'reject' && nameOf(callee['object']) === 'Promise'
}

export function hasAwait(node: Node): boolean {
  for (const { type, await: isAwait } of within(node)) {
    if (type === 'AwaitExpression' || (type === 'ForOfStatement' && isAwait === true)) return true
  }
  return false
}

const neverPromises =
  /^(?:Literal|TemplateLiteral|Binary|Unary|Update|Object|Array|Function|ArrowFunction|Class|Await)/

export function mayBePromise({ type }: Node): boolean {
  return !neverPromises.test(type)
}

/** Where statements begin after directives such as 'use strict'; null where there is none. */
export function afterDirectives(statements: readonly Node[]): number | null {
  return statements.findLast((node) => typeof node['directive'] === 'string')?.end ?? null
}

/**
 * Where a top level begins and ends, without what names another module at either end: where that
 * module has no such name, Node prints the line, and finds that module by it, if it has nothing of ours.
 */
export function ownPart(body: readonly Node[], text: string): { begin: number; end: number } {
  const last = body.at(-1)!
  const next = text.indexOf('\n', last.end) + 1
  const end = isOfAnother(last) && next > 0 ? next : last.end
  const first = body.find((node) => !isOfAnother(node))
  return { begin: afterDirectives(body) ?? first?.start ?? end, end }
}

function isOfAnother({ type, source }: Node & { source?: unknown }): boolean {
  return (
    /^(?:Import|Export)\w*Declaration$/.test(type) && typeof source === 'object' && source !== null
  )
}

export function firstName([first]: readonly Node[]): string {
  const name = first?.type === 'AssignmentPattern' ? (first['left'] as Node) : first
  return name?.type === 'Identifier' ? (name['name'] as string) : 'undefined'
}

/** A function that a body declares twice, or as a variable too: in a block that would be an error. */
export function redeclares(body: Node): boolean {
  if (body.type !== 'BlockStatement') return false
  const names = (body['body'] as Node[])
    .filter(({ type }) => type === 'FunctionDeclaration')
    .map(({ id }) => nameOf(id))
  if (names.length === 0) return false
  if (new Set(names).size < names.length) return true
  for (const node of within(body)) {
    if (node.type !== 'VariableDeclaration' || node['kind'] !== 'var') continue
    for (const { type, name } of within(node)) {
      if (type === 'Identifier' && names.includes(name as string)) return true
    }
  }
  return false
}
