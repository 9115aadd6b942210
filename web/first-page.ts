type Info = { readonly importedIds: readonly string[] } | null
type Context = { getModuleInfo(id: string): Info }

/** Everything a page loads before it does anything, by following its plain imports; what it fetches later is left out. */
function reachedFrom(entry: string, context: Context): ReadonlySet<string> {
  const reached = new Set<string>()
  const waiting = [entry]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    waiting.push(...(context.getModuleInfo(id)?.importedIds ?? []))
  }
  return reached
}

/**
 * Puts the portal's first page into two pieces, one of them shared with the other faces. A phone on a slow connection pays
 * for each file with a round trip, and thirty small ones take longer than their bytes.
 */
export function firstPageTogether(root: string) {
  const entry = `${root}portal/main.tsx`
  let reached: ReadonlySet<string> | undefined
  return (id: string, context: Context): string | null => {
    reached ??= reachedFrom(entry, context)
    if (id === entry || !reached.has(id)) return null
    return id.startsWith(`${root}portal/`) ? 'portal-first' : 'base'
  }
}
