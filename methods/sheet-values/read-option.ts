const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()[\]【】·、,，.。_\-/"'“”‘’*:：]/g, '')

export type OptionRead =
  | { readonly key: string }
  /** What it might mean; nobody's answer until a person says so. */
  | { readonly near: readonly string[] }

/**
 * Which of a list of options a cell names: by its key or its title, spaces, brackets and width of letters aside, with its
 * number before it or not (1.居住 or A居住).
 * @returns null for an empty cell; `near`: options that hold it, or that it holds, the closest first, none when nothing fits
 */
export function readOption(cell: unknown, options: Readonly<Record<string, string>>): OptionRead | null {
  const said = cell === null || cell === undefined ? '' : plain(String(cell))
  if (said === '') return null
  const all = Object.entries(options).map(([key, title]) => ({ key, title: plain(title), plainKey: plain(key) }))
  const only = (fits: typeof all) => (fits.length === 1 ? { key: fits[0]!.key } : null)
  const exact = only(all.filter(o => o.title === said || o.plainKey === said))
  if (exact) return exact
  const unnumbered = said.replace(/^(\d{1,2}|[a-z])(?=[\u4e00-\u9fff])/, '')
  const numbered = unnumbered === said ? null : only(all.filter(o => o.title === unnumbered))
  if (numbered) return numbered
  const near = all
    .filter(o => said.length > 1 && (o.title.includes(unnumbered) || unnumbered.includes(o.title)))
    .sort((a, b) => Math.abs(a.title.length - said.length) - Math.abs(b.title.length - said.length))
  return { near: near.map(o => o.key) }
}

/** The parts of a cell that names several: divided by commas, semicolons, strokes, line breaks or spaces. */
export const partsOf = (cell: unknown): string[] =>
  String(cell ?? '')
    .split(/[、,，;；|/\n]+|\s{1,}/)
    .map(part => part.trim())
    .filter(part => part !== '')
