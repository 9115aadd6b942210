import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { type Command, Option } from 'commander'

interface Options {
  readonly out: string
  readonly format: 'xlsx' | 'csv'
  readonly archived: boolean
  readonly q?: string
  readonly where?: string
  readonly lang: 'zh' | 'en'
}

/** Writes a register kept entry by entry to a file, row by row; personal columns are masked. */
async function exportEntriesFile(name: string, options: Options): Promise<void> {
  const { withDatabase } = await import('#server/offline')
  const { openDirectory } = await import('#server/store/directory')
  const { exportEntries } = await import('#server/store/entries/entry-export')
  const { ledgersOf } = await import('#server/store/entries/entry-rows')
  const { csvCell } = await import('#server/ports/csv')
  const { streamSheet } = await import('#server/ports/sheet')
  const { programmes } = await import('#programmes/index')
  const ledger = ledgersOf(programmes).get(name)
  if (!ledger) throw new Error(`${name} 不是台账 / is no ledger: ${[...ledgersOf(programmes).keys()].join(', ')}`)
  const { out: path, format, archived, q, where, lang } = options
  await withDatabase(process.env, process.cwd(), async db => {
    const app = { db, programmes, now: Date.now, directory: openDirectory(db, Date.now) }
    const view = archived ? ('archived' as const) : ('standing' as const)
    const table = await exportEntries(app, { kind: 'clock' }, ledger, { view, ...(q && { q }), ...(where && { where }) }, lang)
    let count = 0
    const began = performance.now()
    async function* counted() {
      for await (const row of table.rows) {
        count += 1
        yield row
      }
    }
    async function* lines() {
      yield `\ufeff${table.columns.map(c => csvCell(c.title)).join(',')}\r\n`
      for await (const row of counted()) yield `${row.map(csvCell).join(',')}\r\n`
    }
    const out = createWriteStream(path)
    const pieces = format === 'csv' ? lines() : streamSheet(table.title, table.columns, counted())
    for await (const piece of pieces) if (!out.write(piece)) await once(out, 'drain')
    await new Promise<void>((resolve, reject) => out.end((error?: Error | null) => (error ? reject(error) : resolve())))
    console.error(`${count} 条 entries · ${((performance.now() - began) / 1000).toFixed(1)} s`)
  })
}

/** `linli export entries`, below the command that holds every export. */
export function addExportEntries(exports: Command): void {
  exports
    .command('entries')
    .description('导出一本台账，可改后再导入；个人信息遮盖 · a ledger as a table that the import reads, personal columns masked')
    .argument('<register>', '例如 estates.estates')
    .requiredOption('--out <file>', '写到文件 · to a file')
    .addOption(new Option('--format <format>').choices(['xlsx', 'csv']).default('xlsx'))
    .option('--q <words>', '只要含这些字的 · only those with these words')
    .option('--where <conditions>', 'JSON，同接口的 where · JSON, as the API takes it')
    .option('--archived', '已归档的 · those archived', false)
    .addOption(new Option('--lang <lang>').choices(['zh', 'en']).default('zh'))
    .action(exportEntriesFile)
}
