import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core'
import stringWidth from 'fast-string-width'
import { rowsOf } from './size.ts'
import { Left } from './left.ts'
import { clearBelow } from './live-region.ts'
import { afterKey, type PickState, startState } from './pick-state.ts'
import { type PickFrame, pickFrame, type PickStyle } from './pick-view.ts'
import type { PickQuestion, Reply } from './prompter.ts'

type Picked = { reply: Reply<string[]> } | { left: true }

/**
 * Picks one item, several, or an order, by arrows or by number. The real
 * cursor stands on the active item: what is below it is bottom content. The
 * question itself is not part of it, and so never drawn twice.
 */
export const pickPrompt = createPrompt<
  Picked,
  { question: PickQuestion; style: PickStyle; output: NodeJS.WriteStream }
>(({ question, style, output }, done) => {
  const [state, setState] = useState<PickState>(startState(question))
  useKeypress((key, reader) => {
    reader.clearLine(0)
    if (state.done) return
    const next = afterKey(state, key, question)
    if (next === 'left') return done({ left: true })
    if (next === 'passed') {
      setState({ ...state, picked: [], done: true, note: 'passed' })
      return done({ reply: { kind: 'passed' } })
    }
    setState(next)
    if (next.done) done({ reply: { kind: 'answered', value: [...next.picked] } })
  })
  const frame = pickFrame(state, question, style, rowsOf(output))
  useRedraw(output, style, frame)
  return [frame.above.join('\n'), frame.below.join('\n')]
})

/** Throws Left where the prompt was left. */
export function replyOf(picked: Picked): Reply<string[]> {
  if ('left' in picked) throw new Left()
  return picked.reply
}

/** Draws again when the window changes its size. */
function useRedraw(output: NodeJS.WriteStream, style: PickStyle, frame: PickFrame): void {
  const [drawn, setDrawn] = useState(0)
  const last = useRef({ frame, drawn })
  last.current = { frame, drawn }
  useEffect(() => {
    const redraw = (): void => {
      output.write(cleared(last.current.frame, style.columns()))
      setDrawn(last.current.drawn + 1)
    }
    output.on('resize', redraw)
    return () => output.removeListener('resize', redraw)
  }, [])
}

/**
 * Clears a frame that a narrower window has wrapped since. inquirer counts its
 * rows by the old width, so the cursor is put where it believes it to be.
 */
function cleared({ above, below }: PickFrame, columns: number): string {
  const rows = above.reduce(
    (sum, line) => sum + Math.max(1, Math.ceil(stringWidth(line) / columns)),
    0,
  )
  const up = (count: number): string => (count > 0 ? `\x1b[${count}A` : '')
  const height = above.length + below.length
  return `\r${up(rows - 1)}${clearBelow}${'\n'.repeat(height - 1)}${up(below.length)}`
}
