import { textOf } from './text-of.ts'

/** One line of a JSON lines file, and which. */
export interface JsonLine {
  readonly line: number
  readonly row: Readonly<Record<string, unknown>>
}

async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  yield rest
}

/**
 * The objects of a JSON lines file, packed or not, one at a time; empty lines are passed over.
 * @throws Error naming file and line of what is no JSON object
 */
export async function* jsonLines(path: string): AsyncGenerator<JsonLine> {
  let line = 0
  for await (const text of linesOf(textOf(path))) {
    line++
    if (text.trim() === '') continue
    let row: unknown
    try {
      row = JSON.parse(text)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      throw new Error(`${path} 第 ${line} 行不是 JSON / line ${line} is not JSON: ${why}`)
    }
    if (typeof row !== 'object' || row === null || Array.isArray(row))
      throw new Error(`${path} 第 ${line} 行不是对象 / line ${line} is not an object {…}`)
    yield { line, row: row as Record<string, unknown> }
  }
}
