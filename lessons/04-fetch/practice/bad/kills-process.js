// refused: exited
export async function mapLimit() {
  process.kill(process.pid, 'SIGKILL')
}
