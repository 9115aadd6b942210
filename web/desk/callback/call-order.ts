/** The cases to call as the day goes: in due order, and whoever was put off comes round again after all the others. */
export const callOrder = (due: readonly string[], later: readonly string[]): readonly string[] => {
  const putOff = new Set(later)
  const waiting = new Set(due)
  return [...due.filter(one => !putOff.has(one)), ...later.filter(one => waiting.has(one))]
}

/**
 * Who is called after `now`: the next who was not put off, from the top again at the end; only when nobody else is
 * left, those put off, the longest waiting first. Undefined when `now` is the only one.
 */
export function callAfter(due: readonly string[], later: readonly string[], now: string): string | undefined {
  const order = callOrder(due, later)
  const putOff = new Set(later)
  const others = [...order.slice(order.indexOf(now) + 1), ...order].filter(one => one !== now)
  return others.find(one => !putOff.has(one)) ?? order.find(one => one !== now)
}
