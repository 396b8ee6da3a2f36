/** stand-in signature; see the helper's implementation */
export class Queue<T> { put(_item: T): Promise<void> { throw new Error() } get(): Promise<T> { throw new Error() } close(): void {} }
