import { children, isFunction, type Node, nameOf, within } from './tree.ts'

/** Awaits in a row: each in its own statement, or the one of a loop. */
export interface Row {
  nodes: Node[]
  isLoop: boolean
}

/** First words of what changes something, or has to come at its time: its order may matter. */
const changing = new Set(
  (
    'save post put patch delete remove insert update upsert create write append set send emit connect disconnect ' +
    'login logout auth authenticate authorize sign open close begin commit rollback lock unlock acquire release ' +
    'push pop shift add start stop init initialize setup teardown sleep delay wait pause tick timeout backoff ' +
    'transaction migrate seed publish flush drop upload move rename copy exec execute run next read ask question ' +
    'prompt click goto type navigate press step throttle register subscribe enqueue dequeue drain truncate mkdir ' +
    'unlink rm rmdir touch chmod install build deploy spawn charge pay notify log reset clear retry'
  ).split(' '),
)
/** Objects that do one thing at a time. */
const inTurn =
  /^(?:tx|trx|transaction|session|cursor|reader|writer|stream|iterator|iter|it|rl|readline|page|browser|conn|connection|client|lock|mutex|semaphore|limiter)$/i

/** Every row of awaits in these statements, and in blocks under them, that look as if they could be started together. */
export function awaitsInRow(statements: readonly Node[], text: string): Row[] {
  const rows = [...straight(statements, text)]
  for (const statement of statements) {
    if (isFunction(statement)) continue
    if (statement.type === 'ForOfStatement' && statement['await'] !== true) {
      const row = ofLoop(statement, text)
      if (row !== null) rows.push(row)
    }
    for (const list of blocksOf(statement)) rows.push(...awaitsInRow(list, text))
  }
  return rows
}

function blocksOf(statement: Node): Node[][] {
  if (statement.type === 'BlockStatement') return [statement['body'] as Node[]]
  return children(statement)
    .filter(({ type }) => /Statement$|^(?:CatchClause|SwitchCase)$/.test(type))
    .flatMap((node) => blocksOf(node))
}

/** `const a = await f()` after `const b = await g()`, and g given nothing of a. */
function* straight(statements: readonly Node[], text: string): Generator<Row> {
  let nodes: Node[] = []
  let bound = new Set<string>()
  for (const statement of [...statements, null]) {
    const found = statement === null ? null : boundAwait(statement, text)
    if (found === null || uses(found.node, bound)) {
      if (nodes.length > 1) yield { nodes, isLoop: false }
      nodes = []
      bound = new Set()
    }
    if (found === null) continue
    nodes.push(found.node)
    for (const name of found.names) bound.add(name)
  }
}

function boundAwait(statement: Node, text: string): { node: Node; names: string[] } | null {
  if (statement.type !== 'VariableDeclaration') return null
  const [declarator, ...more] = statement['declarations'] as Node[]
  const init = declarator?.['init'] as Node | null
  if (more.length > 0 || init?.type !== 'AwaitExpression' || !isAsked(init, text)) return null
  return { node: init, names: identifiers(declarator!['id'] as Node) }
}

/** A loop with one await and nothing that decides, whose turns hand nothing on to the next. */
function ofLoop(loop: Node, text: string): Row | null {
  const awaits: Node[] = []
  const made = new Set<string>()
  for (const node of within(loop['body'] as Node)) {
    switch (node.type) {
      case 'AwaitExpression':
        awaits.push(node)
        break
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'ReturnStatement':
      case 'ThrowStatement':
      case 'IfStatement':
      case 'SwitchStatement':
      case 'TryStatement':
      case 'ConditionalExpression':
      case 'LogicalExpression':
      case 'YieldExpression':
      case 'ForStatement':
      case 'ForOfStatement':
      case 'ForInStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        return null
      case 'VariableDeclarator':
        for (const name of identifiers(node['id'] as Node)) made.add(name)
        break
      case 'AssignmentExpression':
        for (const name of identifiers(node['left'] as Node)) made.add(name)
        break
      case 'UpdateExpression':
        for (const name of identifiers(node['argument'] as Node)) made.add(name)
    }
  }
  const [only, ...more] = awaits
  if (only === undefined || more.length > 0 || uses(only, made)) return null
  // What it gives is kept: whoever drops it awaits for the sake of the order.
  if (!isAsked(only, text) || isDropped(loop['body'] as Node, only)) return null
  return { nodes: [only], isLoop: true }
}

function isDropped(body: Node, node: Node): boolean {
  for (const { type, expression } of within(body)) {
    if (type === 'ExpressionStatement' && expression === node) return true
  }
  return false
}

/** A call that asks for something, as far as its name says. */
function isAsked(node: Node, text: string): boolean {
  const call = node['argument'] as Node
  if (call.type !== 'CallExpression') return false
  const callee = call['callee'] as Node
  const name = nameOf(callee) ?? ''
  const [first = ''] = name.split(/(?=[A-Z_])/)
  if (name === '' || changing.has(first.toLowerCase())) return false
  for (let at: Node = callee; at.type === 'MemberExpression'; ) {
    at = at['object'] as Node
    const owner = nameOf(at) ?? ''
    if (inTurn.test(owner) || owner === 'Promise' || owner === 'Array') return false
  }
  const given = text.slice(callee.end, call.end)
  return !/method['"]?\s*:\s*['"`](?!GET|HEAD)|\b(?:insert|update|delete)\b\s/i.test(given)
}

function uses(node: Node, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false
  return everyIdentifier(node).some((name) => names.has(name))
}

function identifiers(node: Node): string[] {
  return everyIdentifier(node)
}

/** Functions under it too: they may use what was bound. */
function everyIdentifier(node: Node): string[] {
  const own = node.type === 'Identifier' ? [node['name'] as string] : []
  return [...own, ...children(node).flatMap(everyIdentifier)]
}
