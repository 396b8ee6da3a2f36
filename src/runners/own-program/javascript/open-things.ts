/** What Node calls it, in words. */
const words: Record<string, string> = {
  TCPSocketWrap: 'TCP socket',
  TCPServerWrap: 'TCP server',
  TLSWrap: 'TLS socket',
  UDPWrap: 'UDP socket',
  PipeServerWrap: 'pipe server',
  Timeout: 'timer',
  ProcessWrap: 'child process',
  MessagePort: 'message port',
  FSEventWrap: 'watched file',
  StatWatcher: 'watched file',
}
/** A stream of the program's own: stdin, or one to a child. */
const streams = /^(?:PipeWrap|TTYWrap)$/

/** What kept a process alive, counted: `1 TCP socket`; its streams only where there was nothing else. */
export function openThings(names: readonly string[]): string[] {
  const others = names.filter((name) => !streams.test(name))
  const counts = new Map<string, number>()
  for (const name of others.length > 0 ? others : names) {
    const word = words[name] ?? (streams.test(name) ? 'stream' : name)
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts].map(([word, count]) => `${count} ${word}${count === 1 ? '' : 's'}`)
}
