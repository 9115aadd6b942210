type Info = {
  readonly importedIds: readonly string[]
  readonly dynamicallyImportedIds: readonly string[]
} | null
type Context = { getModuleInfo(id: string): Info }

/** Everything a page loads before it does anything, by following its plain imports; with `later` also what it fetches later. */
function reachedFrom(entry: string, context: Context, later = false): ReadonlySet<string> {
  const reached = new Set<string>()
  const waiting = [entry]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    const info = context.getModuleInfo(id)
    waiting.push(...(info?.importedIds ?? []), ...((later && info?.dynamicallyImportedIds) || []))
  }
  return reached
}

/** Earlier pieces take what they need along, so the ones that more faces load stand first. */
const pieces = [
  'base',
  'portal-first',
  'shared',
  'forms',
  'staff',
  'desk-shared',
  'grid-first',
  'desk-first',
  'command-first',
  'overlay',
] as const
type Piece = (typeof pieces)[number]

function pieceFinder(root: string) {
  const main = (face: string) => `${root}${face}/main.tsx`
  const look = (context: Context) => ({
    portal: reachedFrom(main('portal'), context),
    portalLater: reachedFrom(main('portal'), context, true),
    grid: reachedFrom(main('grid'), context),
    gridLater: reachedFrom(main('grid'), context, true),
    desk: reachedFrom(main('desk'), context),
    deskLater: reachedFrom(main('desk'), context, true),
    command: reachedFrom(main('command'), context),
    overlay: reachedFrom(`${root}overlay/parts.tsx`, context),
  })
  let seen: ReturnType<typeof look> | undefined
  return (id: string, context: Context): Piece | null => {
    seen ??= look(context)
    const { portal, portalLater, overlay } = seen
    if (id.includes('vite/modulepreload-polyfill')) return 'base'
    if (/^[a-z]+\/main\.tsx$/.test(id.slice(root.length))) return null
    if (portal.has(id)) return id.startsWith(`${root}portal/`) ? 'portal-first' : 'base'
    const { grid, gridLater, desk, deskLater, command } = seen
    if (!grid.has(id) && !desk.has(id) && !command.has(id)) return overlay.has(id) ? 'overlay' : null
    // What another face wants, if only later, must not make it load this one's first page.
    const [inGrid, inDesk] = [gridLater.has(id), deskLater.has(id)]
    if (command.has(id)) return inGrid || inDesk || portalLater.has(id) ? 'shared' : 'command-first'
    if (portalLater.has(id)) return 'forms'
    if (inGrid && inDesk) return grid.has(id) ? 'staff' : 'desk-shared'
    return inGrid ? 'grid-first' : 'desk-first'
  }
}

/**
 * Puts what each face loads first into a few pieces. A phone on a slow connection pays for each file with a round trip,
 * and thirty small ones take longer than their bytes. A piece holds what the same faces need, so that none loads what
 * only another wants; the menus and their like, which come after the first page, are one piece as well.
 */
export function firstPagesTogether(root: string) {
  const pieceOf = pieceFinder(root)
  return pieces.map((piece, at) => ({
    debugName: piece,
    priority: pieces.length - at,
    name: (id: string, context: Context): string | null => (pieceOf(id, context) === piece ? piece : null),
  }))
}
