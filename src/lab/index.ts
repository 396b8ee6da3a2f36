/** The lab's tools for people's own programs. They work without a recorder. */
export { Queue, QueueClosed, type QueueObserver } from './queue.ts'
