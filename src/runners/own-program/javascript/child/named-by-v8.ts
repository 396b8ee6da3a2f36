import type { Node } from './tree.ts'

const unnamed = '(intermediate value)'

/**
 * What V8 calls an expression in "… is not async iterable", after its
 * CallPrinter: names, members, literals and calls; anything else is an
 * intermediate value.
 */
export function namedByV8(node: Node): string {
  const isCall = node.type === 'CallExpression' || node.type === 'NewExpression'
  return isCall ? `${nameOf(node)} is not a function or its return value` : nameOf(node)
}

function nameOf(node: Node): string {
  switch (node.type) {
    case 'Identifier':
      return node['name'] as string
    case 'ThisExpression':
      return 'this'
    case 'Literal':
      return typeof node['value'] === 'string' ? JSON.stringify(node['value']) : literal(node)
    case 'MemberExpression':
      return member(node)
    case 'CallExpression':
      return `${nameOf(node['callee'] as Node)}(...)`
    case 'BinaryExpression':
      return `(${nameOf(node['left'] as Node)} ${node['operator'] as string} ${nameOf(node['right'] as Node)})`
    case 'ObjectExpression':
      return `{${(node['properties'] as Node[]).map(() => unnamed).join(',')}}`
    default:
      return unnamed
  }
}

function literal(node: Node): string {
  return 'regex' in node ? unnamed : String(node['value'])
}

function member(node: Node): string {
  const [object, property] = [node['object'] as Node, node['property'] as Node]
  const of = nameOf(object)
  if (node['computed'] !== true) return `${of}.${nameOf(property)}`
  const { value } = property as { value?: unknown }
  const isName = typeof value === 'string'
  return isName ? `${of}.${value}` : `${of}[${nameOf(property)}]`
}
