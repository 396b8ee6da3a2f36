import { type Options, type Token, parse } from 'acorn'
import type { InRow, Site } from '../log-format.ts'
import { awaitsInRow } from './in-row.ts'
import { type Insertion, inOrder, insertion, lineOf, lineStarts, unprinted } from './insertions.ts'
import { namedByV8 } from './named-by-v8.ts'
import {
  afterDirectives,
  firstName,
  hasAwait,
  isTimer,
  mayBePromise,
  ownPart,
  redeclares,
  thrownPlainly,
} from './seen-in-text.ts'
import { children, isFunction, type Node, nameFrom } from './tree.ts'

export { callAround } from './called-text.ts'
export { inlineMapOf, linkedMapOf, withShiftedMap } from './shifted-map.ts'

/** What is to be put into a text, and the places that it tells of. */
export interface WatchedText {
  insertions: Insertion[]
  sites: Site[]
  inRow: InRow[]
  /** Lines of functions that had to be left as they are. */
  left: number[]
  /** Of awaits of the top level: where V8 says that they stand, by site. */
  topAwaits: Map<number, number>
}

interface Around {
  /** What awaits stand in: nothing that is watched, a function, a generator, the top level. */
  kind: 'none' | 'function' | 'generator' | 'top'
  parent: Node | null
}

export interface TextOptions {
  isModule: boolean
  isEntry: boolean
  /** The number of its first site. */
  first: number
  /** The line of the file that a place comes from, where that is not its line in the text. */
  writtenLine: ((at: number) => number) | null
  /** Whether Node shows its lines as they were written, by its map. */
  isMapped: boolean
}

/** Throws acorn's error where the text is no JavaScript. */
export function watchText(text: string, told: TextOptions): WatchedText {
  const { isModule, isEntry } = told
  const arrows: number[] = []
  const options: Options = {
    ecmaVersion: 'latest',
    sourceType: isModule ? 'module' : 'script',
    allowReturnOutsideFunction: !isModule,
    allowHashBang: true,
    onToken: ({ type, end }: Token) => {
      if (type.label === '=>') arrows.push(end)
    },
  }
  const program = parse(text, options) as unknown as Node
  const watcher = new Watcher(text, arrows, told)
  watcher.program(program, isEntry)
  const insertions = inOrder(watcher.insertions)
  return {
    insertions: told.isMapped ? insertions : unprinted(insertions, watcher.starts),
    sites: watcher.sites,
    inRow: watcher.inRow,
    left: watcher.left,
    topAwaits: watcher.topAwaits,
  }
}

class Watcher {
  readonly insertions: Insertion[] = []
  readonly sites: Site[] = []
  readonly inRow: InRow[] = []
  readonly left: number[] = []
  readonly topAwaits = new Map<number, number>()
  readonly #text: string
  readonly #arrows: readonly number[]
  readonly #first: number
  readonly starts: readonly number[]
  /** By where an await stands. */
  readonly #siteAt = new Map<number, number>()
  readonly #writtenLine: TextOptions['writtenLine']

  constructor(text: string, arrows: readonly number[], { first, writtenLine }: TextOptions) {
    this.#text = text
    this.#arrows = arrows
    this.#first = first
    this.#writtenLine = writtenLine
    this.starts = lineStarts(text)
  }

  program(program: Node, isEntry: boolean): void {
    const body = program['body'] as Node[]
    if (body.length === 0) return
    const waits = children(program).some((node) => !isFunction(node) && hasAwait(node))
    if (!isEntry && !waits) return this.#all(body, { kind: 'none', parent: program })
    const last = this.#line(program.end)
    const site = this.#site([1, last, '', isEntry ? 1 : 0])
    const { begin, end } = ownPart(body, this.#text)
    this.#put(begin, `;const __l=__la.top(${site});`)
    this.#all(body, { kind: 'top', parent: program })
    this.#put(end, ';__la.topLeft(__l);')
    this.#findInRow(body)
  }

  #all(nodes: readonly Node[], around: Around): void {
    for (const node of nodes) this.#visit(node, around)
  }

  #under(node: Node, kind: Around['kind']): void {
    this.#all(children(node), { kind, parent: node })
  }

  #visit(node: Node, { kind, parent }: Around): void {
    if (isFunction(node)) return this.#function(node, parent)
    if (node.type === 'PropertyDefinition' || node.type === 'StaticBlock') {
      // Its computed key belongs to what stands around; nobody awaits there.
      return this.#under(node, node['computed'] === true ? kind : 'none')
    }
    if (kind !== 'none') {
      const argument = node['argument'] as Node | null
      switch (node.type) {
        case 'AwaitExpression':
          return this.#around(
            argument!,
            `__la.awaits(__l,${this.#awaitSite(node, node.start, kind)},(`,
            '))',
            kind,
          )
        case 'YieldExpression':
          if (kind === 'generator') return this.#yield(node, argument)
          break
        case 'ReturnStatement':
          if (argument === null || kind === 'top' || !mayBePromise(argument)) break
          return this.#around(
            argument,
            `__la.${kind === 'generator' ? 'awaits' : 'returns'}(__l,${this.#siteOf(node)},(`,
            '))',
            kind,
          )
        case 'ForOfStatement':
          if (node['await'] === true) return this.#forAwait(node, kind)
      }
    }
    const plain = thrownPlainly(node)
    if (plain !== null) {
      this.#put(plain.start, '__la.thrown((')
      this.#under(node, kind)
      return this.#put(plain.end, '))')
    }
    if (node.type === 'CallExpression' && isTimer(node['callee'])) {
      this.#put(node.start, `__la.timer(${this.#siteOf(node)},(`)
      this.#under(node, kind)
      return this.#put(node.end, '))')
    }
    this.#under(node, kind)
  }

  #around(node: Node, before: string, after: string, kind: Around['kind']): void {
    this.#put(node.start, before)
    this.#visit(node, { kind, parent: null })
    this.#put(node.end, after)
  }

  #yield(node: Node, argument: Node | null): void {
    const site = this.#siteOf(node)
    if (node['delegate'] === true) {
      return this.#around(argument!, `__la.each(__l,${site},(`, '))', 'generator')
    }
    this.#put(node.start, '__la.given(__l,')
    if (argument === null) this.#put(node.end, ` __la.yields(__l,${site},undefined)`)
    else this.#around(argument, `__la.yields(__l,${site},(`, '))', 'generator')
    this.#put(node.end, ')')
  }

  #forAwait(node: Node, kind: Around['kind']): void {
    this.#visit(node['left'] as Node, { kind, parent: node })
    const right = node['right'] as Node
    const named = JSON.stringify(namedByV8(right))
    const [declared] = (node['left'] as { declarations?: { id: Node }[] }).declarations ?? []
    const at = declared === undefined ? (node['left'] as Node).start : declared.id.start
    const site = this.#awaitSite(node, at, kind)
    this.#around(right, `__la.each(__l,${site},(`, `),${named})`, kind)
    this.#visit(node['body'] as Node, { kind, parent: node })
  }

  #function(node: Node, parent: Node | null): void {
    const body = node['body'] as Node
    const parameters = node['params'] as Node[]
    const isAsync = node['async'] === true
    for (const one of parameters) this.#visit(one, { kind: 'none', parent: node })
    if (!isAsync || redeclares(body)) {
      if (isAsync) this.left.push(this.#line(node.start))
      return this.#visit(body, { kind: 'none', parent: node })
    }
    const name = nameFrom(parent, node, this.#text) ?? ''
    const site = this.#site([this.#line(node.start), this.#line(node.end), name, 0])
    const enter = `const __l=__la.enter(${site},${firstName(parameters)});try{`
    const leave = '}catch(__e){__la.failed(__l,__e);throw __e}finally{__la.left(__l)}'
    const kind = node['generator'] === true ? 'generator' : 'function'
    if (body.type === 'BlockStatement') {
      const statements = body['body'] as Node[]
      this.#put(afterDirectives(statements) ?? body.start + 1, `;${enter}`)
      this.#all(statements, { kind, parent: body })
      this.#findInRow(statements)
      return this.#put(body.end - 1, leave)
    }
    // Behind the arrow, since brackets around what is returned belong to no node.
    const arrow = this.#arrows.findLast((at) => at <= body.start)!
    this.#put(arrow, `{${enter}return __la.returns(__l,${this.#site([this.#line(body.start)])},(`)
    this.#visit(body, { kind, parent: node })
    this.#put(node.end, `))${leave}}`)
  }

  #findInRow(statements: readonly Node[]): void {
    for (const { nodes, isLoop } of awaitsInRow(statements, this.#text)) {
      const sites = nodes.map((node) => this.#siteAt.get(node.start)! - this.#first)
      this.inRow.push({ sites, lines: nodes.map((node) => this.#line(node.start)), isLoop })
    }
  }

  #put(at: number, text: string): void {
    this.insertions.push(insertion(at, text))
  }

  #line(at: number): number {
    return this.#writtenLine?.(at) ?? lineOf(this.starts, at)
  }

  #awaitSite(node: Node, at: number, kind: Around['kind']): number {
    const site = this.#siteOf(node)
    if (kind === 'top') this.topAwaits.set(site, at)
    return site
  }

  #siteOf(node: Node): number {
    const site = this.#site([this.#line(node.start)])
    this.#siteAt.set(node.start, site)
    return site
  }

  #site(site: Site): number {
    return this.#first + this.sites.push(site) - 1
  }
}
