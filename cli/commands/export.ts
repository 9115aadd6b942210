import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { userInfo } from 'node:os'
import type { Writable } from 'node:stream'
import { type Command, Option } from 'commander'
import type { Db } from '#server/store/db'
import { addExportEntries } from './export-entries.ts'

interface Options {
  readonly format: 'csv' | 'xlsx' | 'jsonl'
  readonly out?: string
  readonly type?: string
  readonly state?: readonly string[]
  readonly open: boolean
  readonly closed: boolean
  readonly channel?: string
  readonly from?: string
  readonly to?: string
  readonly reveal?: string
  readonly lang: 'zh' | 'en'
}

/** Midnight in China of a day. */
function dayOf(day: string | undefined): number | undefined {
  if (day === undefined) return undefined
  const at = Date.parse(`${day}T00:00:00+08:00`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(at)) throw new Error(`${day} 不是日期 / is not a date YYYY-MM-DD`)
  return at
}

/** Writes and waits while the reader is slower: nothing piles up in memory. */
async function put(out: Writable, piece: string | Uint8Array): Promise<void> {
  if (!out.write(piece)) await once(out, 'drain')
}

async function withOffice<T>(work: (app: { db: Db; now: () => number }) => Promise<T>): Promise<T> {
  const { withDatabase } = await import('#server/offline')
  return withDatabase(process.env, process.cwd(), db => work({ db, now: Date.now }))
}

async function exportCases(options: Options): Promise<void> {
  const { exportedCases, exportTable } = await import('#server/store/imports/export-cases')
  const { openDirectory } = await import('#server/store/directory')
  const { recordAudit } = await import('#server/store/audit')
  const { asSystem } = await import('#server/store/db')
  const { csvCell } = await import('#server/ports/csv')
  const { streamSheet } = await import('#server/ports/sheet')
  const { programmes } = await import('#programmes/index')
  const { format, type, state, channel, reveal, lang, open, closed } = options
  const [from, to] = [dayOf(options.from), dayOf(options.to)]
  if (reveal !== undefined && reveal.trim().length < 2) throw new Error('--reveal 要写明理由 / needs a reason')
  if (format === 'xlsx' && !options.out) throw new Error('xlsx 要用 --out 指定文件 / xlsx needs --out')
  await withOffice(async ({ db, now }) => {
    const app = { db, programmes, directory: openDirectory(db, now) }
    const asked = {
      type,
      states: state,
      channel,
      from,
      to,
      revealed: reveal !== undefined,
      lang,
      open: open ? true : closed ? false : undefined,
    }
    // On record before the first row leaves.
    await asSystem(db, 'record an export', tx =>
      recordAudit(tx, {
        at: now(),
        actor: { kind: 'clock' },
        action: reveal === undefined ? 'case-export' : 'reveal',
        detail: {
          by: 'linli export cases',
          username: userInfo().username,
          type: type ?? '',
          channel: channel ?? '',
          reason: reveal ?? '',
        },
      }),
    )
    const table = await exportTable(app, asked)
    const out = options.out ? createWriteStream(options.out) : process.stdout
    let count = 0
    const began = performance.now()
    const told = async function* () {
      for await (const record of exportedCases(app, asked)) {
        if (++count % 1000 === 0 && process.stderr.isTTY) process.stderr.write(`\r${count}`)
        yield record
      }
    }
    if (format === 'xlsx') {
      const rows = async function* () {
        for await (const record of told()) yield table.row(record)
      }
      for await (const piece of streamSheet(table.title, table.columns, rows())) await put(out, piece)
    } else if (format === 'csv') {
      await put(out, `\ufeff${table.columns.map(c => csvCell(c.title)).join(',')}\r\n`)
      for await (const record of told()) await put(out, `${table.row(record).map(csvCell).join(',')}\r\n`)
    } else for await (const record of told()) await put(out, `${JSON.stringify(table.object(record))}\n`)
    if (options.out)
      await new Promise<void>((resolve, reject) => out.end((error?: Error | null) => (error ? reject(error) : resolve())))
    const seconds = (performance.now() - began) / 1000
    console.error(`${count} 件 cases · ${seconds.toFixed(1)} s · ${Math.round(count / Math.max(0.001, seconds))}/s`)
  })
}

async function exportRegisterFile(name: string, { out }: { readonly out: string }): Promise<void> {
  const { exportRegister } = await import('#server/store/register-import')
  const { registerOf } = await import('#server/store/registers')
  const { openDirectory } = await import('#server/store/directory')
  const { programmes } = await import('#programmes/index')
  const [programme = '', register = ''] = name.split('.')
  const known = programmes.flatMap(p => Object.keys(p.registers).flatMap(r => (p.registers[r]?.ledger ? [] : [`${p.id}.${r}`])))
  if (!known.includes(name)) throw new Error(`${name} 不是登记表 / is no register: ${known.join(', ')}`)
  await withOffice(async ({ db, now }) => {
    const { writeFile } = await import('node:fs/promises')
    const app = { db, programmes, now, directory: openDirectory(db, now) }
    await writeFile(out, await exportRegister(app, { kind: 'clock' }, registerOf(programmes, programme, register)))
  })
}

export function registerExport(linli: Command): void {
  const exports = linli.command('export').description('导出到文件 · write to a file')
  exports
    .command('cases')
    .description('导出事项；个人信息遮盖，除非写明理由 · cases, with personal fields masked unless a reason is given')
    .addOption(new Option('--format <format>').choices(['csv', 'xlsx', 'jsonl']).default('csv'))
    .option('--out <file>', '写到文件，默认标准输出 · to a file; standard output when not given')
    .option('--type <type>', '事项类型，默认第一种 · type of case, the first when not given')
    .option('--state <state...>', '只要这些状态 · only these states')
    .addOption(new Option('--open', '只要在办的 · only open ones').default(false).conflicts('closed'))
    .option('--closed', '只要办结的 · only closed ones', false)
    .option('--channel <channel>', 'portal | grid | desk | hotline | api | import')
    .option('--from <day>', '从哪天起收到 · filed from this day on (YYYY-MM-DD)')
    .option('--to <day>', '到哪天之前收到 · filed before this day')
    .option('--reveal <reason>', '显示个人信息的理由，记入操作记录 · why personal fields are to be shown, put on record')
    .addOption(new Option('--lang <lang>').choices(['zh', 'en']).default('zh'))
    .action(exportCases)
  exports
    .command('register')
    .description('导出一张登记表，可改后再导入 · a register as a workbook that the import reads')
    .argument('<register>', '例如 incident.catalogue')
    .requiredOption('--out <file>', '.xlsx')
    .action(exportRegisterFile)
  addExportEntries(exports)
}
