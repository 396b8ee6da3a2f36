// Stands in for node:child_process in commander: it would run commands that are
// programs of their own, and none of ours is.
export function spawn() {
  throw new Error('learn-async runs no other program as a command')
}
export default { spawn }
