import type { Example, Text } from '#methods/classify/index'
import { type JsonLine, jsonLines } from '../../input/json-lines.ts'

const wrong = (path: string, line: number, zh: string, en: string) =>
  new Error(`${path} 第 ${line} 行${zh} / line ${line}: ${en}`)

/** Title, body or tokens of a row; tokens may be a list, or one string with spaces between. */
function textFrom(path: string, { line, row }: JsonLine): Text {
  const { title, body, tokens } = row
  for (const [key, value] of Object.entries({ title, body }))
    if (value !== undefined && value !== null && typeof value !== 'string')
      throw wrong(path, line, `的 ${key} 不是文字`, `${key} is not text`)
  const asText = (value: unknown) => (typeof value === 'string' ? value : undefined)
  if (tokens === undefined || tokens === null) return { title: asText(title), body: asText(body) }
  const list = typeof tokens === 'string' ? tokens.split(/\s+/) : tokens
  if (!Array.isArray(list) || !list.every(one => typeof one === 'string'))
    throw wrong(path, line, '的 tokens 不是词的列表', 'tokens is neither a list of words nor words with spaces between')
  return { tokens: list }
}

/** Training rows. @throws Error in words, also when there is none or only one class */
export async function readExamples(path: string): Promise<Example[]> {
  const examples: Example[] = []
  for await (const row of jsonLines(path)) {
    const { label } = row.row
    if ((typeof label !== 'string' || label.trim() === '') && typeof label !== 'number')
      throw wrong(path, row.line, '没有 label', 'label is missing')
    const text = textFrom(path, row)
    if (!text.tokens && text.title === undefined && text.body === undefined)
      throw wrong(path, row.line, '没有 title、body 或 tokens', 'neither title, body nor tokens')
    examples.push({ ...text, label: String(label) })
  }
  if (examples.length === 0) throw new Error(`${path} 里没有可学的 / holds nothing to learn from`)
  const labels = new Set(examples.map(example => example.label))
  if (labels.size < 2)
    throw new Error(`${path} 里只有一个类别“${[...labels][0]}” / holds only one class; at least two are needed`)
  return examples
}

/** Texts to be classified, one at a time; a row without an id goes by its line number. */
export async function* readTexts(path: string): AsyncGenerator<{ readonly id: unknown; readonly text: Text }> {
  for await (const row of jsonLines(path)) yield { id: row.row.id ?? row.line, text: textFrom(path, row) }
}
