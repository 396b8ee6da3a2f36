import type xterm from '@xterm/headless'

/** The text of a terminal, lines that scrolled away too; those never change and are read once. */
export class WholeText {
  #screen: InstanceType<typeof xterm.Terminal>
  #scrolled = ''
  #scrolledRows = 0

  constructor(screen: InstanceType<typeof xterm.Terminal>) {
    this.#screen = screen
    // Then lines are broken anew.
    screen.onResize(() => this.#forget())
  }

  /** Without trailing spaces. */
  text(): string {
    const { active } = this.#screen.buffer
    const row = (index: number): string => active.getLine(index)?.translateToString(true) ?? ''
    if (active.baseY < this.#scrolledRows) this.#forget()
    for (; this.#scrolledRows < active.baseY; this.#scrolledRows++) {
      this.#scrolled += `${row(this.#scrolledRows)}\n`
    }
    const rows = Array.from({ length: active.length - active.baseY }, (_, index) =>
      row(active.baseY + index),
    )
    return (this.#scrolled + rows.join('\n')).trimEnd()
  }

  #forget(): void {
    this.#scrolled = ''
    this.#scrolledRows = 0
  }
}

const longestWaitMs = 30_000

/** Waits until it holds; `onChange` says when to look again, `fault` what was not so in the end. */
export async function until(
  holds: () => boolean,
  onChange: (look: () => void) => void,
  fault: () => string,
): Promise<void> {
  let giveUp: NodeJS.Timeout | undefined
  const never = new Promise<never>((_, reject) => {
    giveUp = setTimeout(() => reject(new Error(fault())), longestWaitMs)
    giveUp.unref()
  })
  try {
    while (!holds()) {
      await Promise.race([new Promise<void>((resolve) => onChange(resolve)), never])
    }
  } finally {
    clearTimeout(giveUp)
  }
}
