const reach = 'a[href], button:not(:disabled), summary, [tabindex="0"]'

type Way = { readonly x: number; readonly y: number }
const ways: Readonly<Record<string, Way>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

const middle = ({ left, right, top, bottom }: DOMRect) => ({ x: (left + right) / 2, y: (top + bottom) / 2 })

/** How far a place lies that way; what lies aside counts double, what lies behind not at all. */
export function stride(from: { x: number; y: number }, to: { x: number; y: number }, way: Way): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const ahead = dx * way.x + dy * way.y
  if (ahead <= 1) return Number.POSITIVE_INFINITY
  return ahead + 2 * Math.abs(dx * way.y + dy * way.x)
}

/** A remote has four arrows and a button: they move between what can be pressed, the nearest that way. */
export function moveBy(key: string, within: ParentNode): boolean {
  const way = ways[key]
  if (!way) return false
  const all = [...within.querySelectorAll<HTMLElement>(reach)].filter(one => one.offsetParent !== null && !one.closest('.ui-map'))
  const current = document.activeElement instanceof HTMLElement ? document.activeElement : undefined
  if (!current || !all.includes(current)) {
    all[0]?.focus()
    return all.length > 0
  }
  const from = middle(current.getBoundingClientRect())
  const best = all
    .filter(one => one !== current)
    .map(one => ({ one, far: stride(from, middle(one.getBoundingClientRect()), way) }))
    .sort((a, b) => a.far - b.far)[0]
  if (!best || best.far === Number.POSITIVE_INFINITY) return false
  best.one.focus()
  return true
}
