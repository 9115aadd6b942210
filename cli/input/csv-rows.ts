/** The separator that the first line uses most, outside of quotes. */
function separatorOf(text: string): string {
  const plain = text.replace(/"[^"]*"/g, '')
  const line = plain.slice(0, /[\r\n]/.exec(plain)?.index)
  const count = (mark: string) => line.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

/**
 * The rows of a CSV text that comes in pieces (RFC 4180, line ends of any system): cells may hold line ends and doubled
 * quotes when quoted; lines without any text are passed over. The separator is a comma, a semicolon or a tabulator.
 */
export async function* csvRows(pieces: AsyncIterable<string>): AsyncGenerator<string[]> {
  let separator: string | undefined
  let plain = /[",\r\n]/g
  let [row, cell, state]: [string[], string, 'plain' | 'quoted' | 'closing'] = [[], '', 'plain']
  const ended: string[][] = []
  const endRow = () => {
    row.push(cell)
    cell = ''
    if (row.length > 1 || row[0] !== '') ended.push(row)
    row = []
  }
  const take = (text: string): void => {
    let at = 0
    while (at < text.length) {
      if (state === 'quoted') {
        const quote = text.indexOf('"', at)
        cell += text.slice(at, quote < 0 ? undefined : quote)
        if (quote < 0) return
        state = 'closing'
        at = quote + 1
        continue
      }
      if (state === 'closing') {
        state = text[at] === '"' ? 'quoted' : 'plain'
        if (state === 'quoted') {
          cell += '"'
          at += 1
        }
        continue
      }
      plain.lastIndex = at
      const found = plain.exec(text)
      cell += text.slice(at, found?.index)
      if (!found) return
      at = found.index + 1
      if (found[0] === separator) {
        row.push(cell)
        cell = ''
      } else if (found[0] !== '"') endRow()
      else if (cell === '') state = 'quoted'
      else cell += '"'
    }
  }
  for await (const piece of pieces) {
    if (piece === '') continue
    if (separator === undefined) {
      separator = separatorOf(piece)
      plain = new RegExp(`["\\r\\n${separator}]`, 'g')
    }
    take(piece)
    yield* ended.splice(0)
  }
  if (cell !== '' || row.length > 0) endRow()
  yield* ended
}
