/** A node of the tree that acorn makes of a text; which members it has, its type says. */
export interface Node {
  type: string
  start: number
  end: number
  [member: string]: unknown
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}

/** What stands directly under a node, in the order of the text. */
export function children(node: Node): Node[] {
  const found: Node[] = []
  for (const key in node) {
    const value = node[key]
    if (Array.isArray(value)) {
      for (const one of value) if (isNode(one)) found.push(one)
    } else if (isNode(value) && value !== found.at(-1)) found.push(value)
  }
  return found
}

export function isFunction({ type }: Node): boolean {
  return (
    type === 'FunctionDeclaration' ||
    type === 'FunctionExpression' ||
    type === 'ArrowFunctionExpression'
  )
}

/** A node and all under it, but for what stands in functions under it. */
export function* within(node: Node): Generator<Node> {
  yield node
  for (const child of children(node)) if (!isFunction(child)) yield* within(child)
}

/** The name by which a person calls what a member, a variable or a property is; null for none. */
export function nameOf(node: unknown): string | null {
  if (!isNode(node)) return null
  switch (node.type) {
    case 'Identifier':
    case 'PrivateIdentifier':
      return node['name'] as string
    case 'Literal':
      return String(node['value']).slice(0, 40)
    case 'MemberExpression':
      return nameOf(node['property'])
    default:
      return null
  }
}

/** How a text of functions is called, by what stands around it. */
export function nameFrom(parent: Node | null, node: Node, text: string): string | null {
  const own = nameOf(node['id'])
  if (own !== null || parent === null) return own
  switch (parent.type) {
    case 'VariableDeclarator':
      return nameOf(parent['id'])
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return nameOf(parent['left'])
    case 'Property':
    case 'PropertyDefinition':
    case 'MethodDefinition':
      return nameOf(parent['key'])
    case 'CallExpression':
    case 'NewExpression':
      return parent['callee'] === node ? null : calleeText(parent['callee'] as Node, text)
    default:
      return null
  }
}

/** `urls.map`: what is called, if that is short and plain. */
function calleeText(callee: Node, text: string): string | null {
  const written = text.slice(callee.start, callee.end)
  return /^[\w$.#]{1,30}$/.test(written) ? written : nameOf(callee)
}
