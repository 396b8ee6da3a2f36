// Stands in for cli-spinners in ora: the one that turns (src/terminal/waiting.ts).
export default { line: { interval: 130, frames: ['-', '\\', '|', '/'] } }
