import { type Command, InvalidArgumentError } from 'commander'
import { findTraces, mask } from '#methods/personal-traces/index'
import { hotTopics, type Message } from '#methods/topics/index'
import { jsonLines } from '../../input/json-lines.ts'
import { momentOf } from '../../input/moment-of.ts'

interface Options {
  readonly halfLife: number
  readonly most?: number
}

const wordsIn = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '')
const countIn = (value: unknown): number => Math.max(0, Number(wordsIn(value)) || 0)

/** A row as a message; undefined where it has no id, no words or no readable time. */
function messageOf(row: Readonly<Record<string, unknown>>): Message | undefined {
  const [id, title, body] = [wordsIn(row.id), wordsIn(row.title), wordsIn(row.body)]
  const at = momentOf(wordsIn(row.time))
  const voice = wordsIn(row.user) || wordsIn(row.reporter)
  if (id === '' || at === undefined || (title.trim() === '' && body.trim() === '')) return undefined
  return { id, title, body, at, likes: countIn(row.likes), against: countIn(row.against), ...(voice !== '' && { voice }) }
}

/** A title without what points at a person. */
const masked = (title: string): string =>
  findTraces(title).reduceRight(
    (text, { kind, at, text: trace }) => text.slice(0, at) + mask(kind, trace) + text.slice(at + trace.length),
    title,
  )

/** The moment in China, to the second. */
const told = (at: number): string => `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`

async function topics(input: string, { halfLife, most }: Options): Promise<void> {
  const messages = new Map<string, Message>()
  const given = new Map<string, unknown>()
  let bad = 0
  let twice = 0
  for await (const { row } of jsonLines(input)) {
    const message = messageOf(row)
    if (!message) bad += 1
    else if (messages.has(message.id)) twice += 1
    else {
      messages.set(message.id, message)
      given.set(message.id, row.id)
    }
  }
  for (const topic of hotTopics([...messages.values()], { halfLifeDays: halfLife }).slice(0, most)) {
    const { title, from, to, heat, voices, ids } = topic
    const line = { title: masked(title), from: told(from), to: told(to), heat: Number(heat.toFixed(2)), voices }
    console.log(JSON.stringify({ ...line, ids: ids.map(id => given.get(id)) }))
  }
  if (bad > 0) console.error(`${bad} 行没有编号、文字或可读的时间，未计入 / rows without id, words or a readable time, left out`)
  if (twice > 0) console.error(`${twice} 行编号重复，只计一次 / rows with an id seen before, counted once`)
}

function above(text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new InvalidArgumentError('要大于零的数 / a number above zero')
  return value
}

export function addTopics(text: Command): void {
  text
    .command('topics')
    .description('热点问题：说同一件事的留言归成一组，最热的在前 · what many write about, hottest first')
    .argument('<input>', 'JSONL, JSONL.gz: id, title, body, time, user?, likes?, against?')
    .option('--half-life <days>', '过几天热度减半 · days after which heat is half', above, 180)
    .option('--most <n>', '最多几组 · at most so many', above)
    .action(topics)
}
