/** The objects of a text of JSON lines that comes in pieces; a line that is none comes as its number. */
export async function* jsonLines(pieces: AsyncIterable<string>): AsyncGenerator<Record<string, unknown> | number> {
  let waiting = ''
  let number = 0
  const read = (line: string): Record<string, unknown> | number | undefined => {
    number += 1
    if (line.trim() === '') return undefined
    try {
      const value: unknown = JSON.parse(line)
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : number
    } catch {
      return number
    }
  }
  for await (const piece of pieces) {
    waiting += piece
    const lines = waiting.split('\n')
    waiting = lines.pop() ?? ''
    for (const line of lines) {
      const value = read(line)
      if (value !== undefined) yield value
    }
  }
  const last = read(waiting)
  if (last !== undefined) yield last
}
