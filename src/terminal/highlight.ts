import type { StyledText } from './theme.ts'

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

/** Loads the grammar of TypeScript; the program starts without it. */
export async function loadHighlight(): Promise<Highlight> {
  const [{ createLowlight }, { default: typescript }] = await Promise.all([
    import('lowlight'),
    import('highlight.js/lib/languages/typescript'),
  ])
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
