import typescript from 'highlight.js/lib/languages/typescript'
import { createLowlight } from 'lowlight'
import type { StyledText } from './theme.ts'

// Loaded only where code is to be coloured: the grammar is nothing that a start should wait for.

/** Colours lines of code by what they are. */
export type Highlight = (code: string) => StyledText[][]

/** What the grammar calls a piece, as one of our roles. */
const roleOf: Record<string, string> = {
  'hljs-keyword': 'keyword',
  'hljs-built_in': 'plain',
  // What stands in ${…} of a string is code again.
  'hljs-subst': 'plain',
  'hljs-literal': 'number',
  'hljs-number': 'number',
  'hljs-string': 'string',
  'hljs-regexp': 'string',
  'hljs-comment': 'comment',
}

interface SyntaxNode {
  type: string
  value?: string
  properties?: { className?: unknown }
  children?: SyntaxNode[]
}

/** Colours TypeScript. */
export function makeHighlight(): Highlight {
  const lowlight = createLowlight({ typescript })
  return (code) => {
    const lines: StyledText[][] = [[]]
    addPieces(lowlight.highlight('typescript', code) as SyntaxNode, 'plain', lines)
    return lines
  }
}

function addPieces(node: SyntaxNode, role: string, lines: StyledText[][]): void {
  if (node.type === 'text') {
    for (const [index, text] of (node.value ?? '').split('\n').entries()) {
      if (index > 0) lines.push([])
      if (text !== '') lines.at(-1)!.push({ text, role })
    }
    return
  }
  const names = node.properties?.className
  const own = Array.isArray(names)
    ? names.map((name) => roleOf[String(name)]).find(Boolean)
    : undefined
  for (const child of node.children ?? []) addPieces(child, own ?? role, lines)
}
