/** The modules of Node that wait for nothing outside; all others would, and end the run when they are used. */
const allowed = new Set(
  `assert assert/strict async_hooks buffer console constants crypto diagnostics_channel events os path
   path/posix path/win32 process punycode querystring stream stream/promises stream/web string_decoder
   url util util/types`.split(/\s+/),
)

export function isAllowed(name: string): boolean {
  return allowed.has(name)
}

/** In the place of a module, or a member of one, that would wait for the world outside: calling it ends the run. */
export function guarded(name: string, real: unknown, end: (what: string) => never): unknown {
  const isFunction = typeof real === 'function'
  if (!isFunction && (typeof real !== 'object' || real === null)) return real
  const called = (_target: unknown, ...rest: unknown[]): never =>
    end(inWords(name, (rest.length === 2 ? rest[1] : rest[0]) as unknown[]))
  return new Proxy(isFunction ? function stand() {} : {}, {
    apply: called,
    construct: (target, args) => called(target, args),
    get: (_target, member) => {
      if (typeof member === 'symbol') return undefined
      const of: unknown = (real as Record<string, unknown>)[member]
      return guarded(name, of, end)
    },
  })
}

/** `the file data.json`, `example.com`: what was to be read, connected to or started. */
function inWords(module: string, args: readonly unknown[]): string {
  const first = args[0]
  const given = typeof first === 'string' || first instanceof URL ? String(first) : null
  if (module === 'fetch' || /^(https?|http2|WebSocket|EventSource)$/.test(module)) {
    return hostOf(given) ?? 'another computer'
  }
  if (module.startsWith('fs')) return given === null ? 'a file' : `the file ${given}`
  if (module === 'child_process' || module === 'cluster') {
    return given === null ? 'another program' : `the program ${given}`
  }
  if (module === 'worker_threads') return 'a thread'
  if (/^(net|tls|dgram|dns)/.test(module)) return given ?? 'another computer'
  if (module.startsWith('readline')) return 'standard input'
  return `node:${module}`
}

function hostOf(address: string | null): string | null {
  try {
    return address === null ? null : new URL(address).host || address
  } catch {
    return address
  }
}
