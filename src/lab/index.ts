/** The lab's tools for people's own programs. They work without a recorder. */
export { Queue } from './queue.ts'
