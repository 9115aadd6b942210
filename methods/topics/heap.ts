/** A binary heap: the greatest first. */
export function createHeap<T>(key: (item: T) => number) {
  const items: T[] = []
  const less = (i: number, j: number) => key(items[i]!) < key(items[j]!)
  const swap = (i: number, j: number) => {
    const kept = items[i]!
    items[i] = items[j]!
    items[j] = kept
  }
  return {
    push(item: T): void {
      items.push(item)
      for (let i = items.length - 1; i > 0; ) {
        const up = (i - 1) >> 1
        if (!less(up, i)) break
        swap(up, i)
        i = up
      }
    },
    pop(): T | undefined {
      if (items.length < 2) return items.pop()
      const top = items[0]
      items[0] = items.pop()!
      for (let i = 0; ; ) {
        const left = 2 * i + 1
        if (left >= items.length) break
        const child = left + 1 < items.length && less(left, left + 1) ? left + 1 : left
        if (!less(i, child)) break
        swap(i, child)
        i = child
      }
      return top
    },
  }
}
