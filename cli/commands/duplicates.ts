import { type Command, InvalidArgumentError } from 'commander'
import { createCurve, createKnownMatters, cut } from '#methods/similarity/index'
import { curveTable, readPairs } from './duplicates/curve.ts'
import { readReports } from './duplicates/read-reports.ts'

interface Options {
  readonly id: string
  readonly time: string
  readonly lat: string
  readonly lon: string
  readonly category: string
  readonly text: readonly string[]
  readonly closed?: string
  readonly top: number
  readonly least: number
  readonly days: number
  readonly metres: number
  readonly curve?: string
}

const cuts = [0.01, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9]

/** Prints a great many lines without waiting for each, and waits when the reader is slower; a closed pipe ends it. */
async function print(lines: Iterable<string>): Promise<void> {
  let waiting = ''
  const flush = async () => {
    if (waiting && !process.stdout.write(waiting)) await new Promise<void>(resolve => process.stdout.once('drain', resolve))
    waiting = ''
  }
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  for (const line of lines) {
    waiting += `${line}\n`
    if (waiting.length > 1 << 16) await flush()
  }
  await flush()
}

async function duplicates(input: string, options: Options): Promise<void> {
  const { rows, bad } = await readReports(input, options)
  const { top, days, metres } = options
  const matters = createKnownMatters({ days, metres })
  const curve = options.curve === undefined ? undefined : createCurve(await readPairs(options.curve))
  const least = curve ? 0 : options.least
  function* lines() {
    for (const { id, report } of rows) {
      const suggestions = report ? matters.suggest(report, { top, least }) : []
      if (report) matters.add(report)
      curve?.see(id, suggestions)
      const shown = suggestions.map(one => ({ ...one, score: Number(one.score.toFixed(4)) }))
      yield JSON.stringify({ id, suggestions: shown })
    }
  }
  if (!curve) await print(lines())
  else {
    for (const _ of lines());
    const { asked, unreachable, others } = curve.counts()
    console.log(`原件在前 originals before: ${asked} · 原件在后 after: ${unreachable} · 其他 others: ${others}`)
    console.log(curveTable(curve.lines(cuts)))
  }
  const total = bad.time + bad.place + bad.id
  if (total > 0)
    console.error(
      `${total} 行读不出 / rows unreadable: 时间 time ${bad.time} · 位置 place ${bad.place} · 编号 id ${bad.id}（照样列出，没有建议 / printed without suggestions）`,
    )
}

function above(text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new InvalidArgumentError('要大于零的数 / a number above zero')
  return value
}

function share(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 1)) throw new InvalidArgumentError('要 0 到 1 / from 0 to 1')
  return value
}

function whole(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('要正整数 / a whole number above zero')
  return value
}

const names = (text: string) => text.split(',').filter(name => name.trim() !== '')

export function registerDuplicates(linli: Command): void {
  linli
    .command('duplicates')
    .description('一张表里哪些可能早已有人反映 · which rows of a table may be known already, by place, time, kind and words')
    .argument('<input>', 'CSV, CSV.gz (UTF-8, GBK)')
    .requiredOption('--id <column>', '编号列 · column of the number')
    .requiredOption('--time <column>', '时间列 · column of the time')
    .requiredOption('--lat <column>', '纬度列 · column of the latitude')
    .requiredOption('--lon <column>', '经度列 · column of the longitude')
    .requiredOption('--category <column>', '类别列 · column of the category')
    .requiredOption('--text <columns>', '文字列，逗号分开 · columns of words, by commas', names)
    .option('--closed <column>', '结案时间列：已结的少提 · column of the closing time: closed ones are suggested less')
    .option('--top <n>', '每行最多几条 · at most so many for each', whole, 5)
    .option('--least <score>', '低于此分不提 · nothing below this score', share, cut)
    .option('--days <n>', '往前看几天 · look back so many days', above, 60)
    .option('--metres <n>', '看多远 · look so far', above, 300)
    .option('--curve <pairs>', '已知的成对重复：只打印取舍曲线 · known pairs: print the trade-off curve only')
    .action(duplicates)
}
