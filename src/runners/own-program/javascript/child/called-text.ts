import { parseExpressionAt } from 'acorn'
import { children, type Node } from './tree.ts'

/**
 * The call that stands around a place in a text, as Node looks for one whose
 * assertion failed; null where there is none that can be read.
 */
export function callAround(
  text: string,
  from: number,
  at: number,
): { start: number; code: string } | null {
  for (let start = from; start <= at; ) {
    try {
      const node = parseExpressionAt(text, start, {
        ecmaVersion: 'latest',
        allowAwaitOutsideFunction: true,
      }) as unknown as Node
      const call = innermostCall(node, at)
      if (call !== null) return { start: call.start, code: text.slice(call.start, call.end) }
      start = Math.max(node.end, start) + 1
    } catch (error) {
      // Unexpected there: it begins somewhere behind.
      start = Math.max(start, (error as { raisedAt?: number }).raisedAt ?? 0) + 1
    }
  }
  return null
}

function innermostCall(node: Node, at: number): Node | null {
  if (node.start > at || node.end < at) return null
  for (const child of children(node)) {
    const found = innermostCall(child, at)
    if (found !== null) return found
  }
  return node.type === 'CallExpression' ? node : null
}
