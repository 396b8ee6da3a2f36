/** A growing ring: constant time at both ends, where an array's shift moves everything. */
export class Ring<Item> {
  #slots: (Item | undefined)[] = Array.from({ length: 8 })
  #first = 0
  length = 0

  /** The item that `shift` would give. */
  get first(): Item | undefined {
    return this.length === 0 ? undefined : this.#slots[this.#first]
  }

  push(item: Item): void {
    if (this.length === this.#slots.length) this.#grow()
    this.#slots[(this.#first + this.length) & (this.#slots.length - 1)] = item
    this.length++
  }

  shift(): Item | undefined {
    if (this.length === 0) return undefined
    const item = this.#slots[this.#first]
    this.#slots[this.#first] = undefined
    this.#first = (this.#first + 1) & (this.#slots.length - 1)
    this.length--
    return item
  }

  #grow(): void {
    const old = this.#slots
    const size = old.length
    this.#slots = Array.from({ length: size * 2 })
    for (let index = 0; index < size; index++) {
      this.#slots[index] = old[(this.#first + index) & (size - 1)]
    }
    this.#first = 0
  }
}
