import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { type Command, Option } from 'commander'
import type { EntryImportCounts, EntryMapping } from '#contract/entry-import'
import type { ToldProblem } from '#server/store/entries/entry-import'
import type { Unknown } from '#server/store/entries/entry-import-rows'

interface Options {
  readonly map?: string
  readonly propose?: string
  readonly source: string
  readonly sheet?: string
  readonly dryRun: boolean
  readonly goodOnly: boolean
  readonly json: boolean
  readonly lang: 'zh' | 'en'
}

/** A mapping as JSON or YAML, checked; every mistake is told with where it stands. */
async function readMapping(path: string): Promise<EntryMapping> {
  const { entryMapping } = await import('#contract/entry-import')
  const { parse } = await import('yaml')
  const read = entryMapping.safeParse(parse(await readFile(path, 'utf8')))
  if (read.success) return read.data
  const mistakes = read.error.issues.map(issue => `  ${issue.path.join('.') || '-'}: ${issue.message}`)
  throw new Error(`对应关系有误 / the mapping cannot be used: ${path}\n${mistakes.join('\n')}`)
}

const perSecond = ({ read, ms }: EntryImportCounts) => Math.round(read / Math.max(0.001, ms / 1000))
function progress(counts: EntryImportCounts): void {
  if (!process.stderr.isTTY) return
  process.stderr.write(`\r已读 read ${counts.read} · 拒绝 refused ${counts.refused} · ${perSecond(counts)}/s   `)
}

function summary(counts: EntryImportCounts, stored: boolean, words: (code: string) => string): string[] {
  const { read, new: fresh, changed, unchanged, refused, noted, leftOut, reasons, lying, ms } = counts
  const nowhere = lying ? lying.sure + lying.likely + lying.unknown + lying.none : 0
  const left = Object.entries(leftOut).map(([kind, count]) => `${kind} ${count}`)
  return [
    `读 read ${read} · 新 new ${fresh} · 有变 changed ${changed} · 没变 unchanged ${unchanged} · 拒绝 refused ${refused} · 提示 noted ${noted}`,
    ...(left.length > 0 ? [`不当数据 left out: ${left.join(', ')}`] : []),
    ...Object.entries(reasons)
      .sort((a, b) => b[1] - a[1])
      .map(([code, count]) => `  ${count} × ${code}  ${words(code)}`),
    ...(lying && nowhere > 0
      ? [
          `没有落到社区 in no community ${nowhere}: 地址确定 sure ${lying.sure} · 可能 likely ${lying.likely} · 认不出 unknown ${lying.unknown} · 没有地址 none ${lying.none}`,
          ...(lying.sure > 0
            ? [
                '  对应关系里写 places: { sure: true } 就按已知地址定位 · places: { sure: true } in the mapping places the sure ones',
              ]
            : []),
        ]
      : []),
    `${(ms / 1000).toFixed(1)} s · ${perSecond(counts)} 行 rows/s`,
    stored ? '已导入。 Imported.' : '没有导入。 Nothing was imported.',
  ]
}

async function importEntriesFile(name: string, path: string, options: Options): Promise<void> {
  const mapping = options.map === undefined ? null : await readMapping(options.map)
  const { size } = await stat(path)
  const { withDatabase } = await import('#server/offline')
  const { openDirectory } = await import('#server/store/directory')
  const { asSystem } = await import('#server/store/db')
  const { adoptDefinitions } = await import('#server/store/adopt')
  const { recordAudit } = await import('#server/store/audit')
  const { importEntries } = await import('#server/store/entries/entry-import')
  const { communityNames, unitNames } = await import('#server/store/entries/entry-import-names')
  const { previewEntries } = await import('#server/store/entries/entry-import-preview')
  const { openFile } = await import('#server/store/entries/entry-import-table')
  const { ledgersOf } = await import('#server/store/entries/entry-rows')
  const { rowWords, tableWords } = await import('#server/words/imports')
  const { Fault } = await import('#server/errors')
  const { programmes } = await import('#programmes/index')
  const { stringify } = await import('yaml')
  const ledger = ledgersOf(programmes).get(name)
  if (!ledger) throw new Error(`${name} 不是台账 / is no ledger: ${[...ledgersOf(programmes).keys()].join(', ')}`)
  const words = (code: string) => rowWords(code, options.lang)
  const tell = (p: ToldProblem) => {
    const message = words(p.code)
    if (options.json) console.log(JSON.stringify({ ...p, message }))
    else
      console.log([p.sheet ?? '', p.cell ?? `${p.line}`, p.what, p.heading ?? p.field ?? '', message, p.value ?? ''].join('\t'))
  }
  const unknown = (u: Unknown) => {
    if (!options.json && u.near.length > 0) console.log(`\t\t?\t${u.heading}\t${u.text}\t${u.near.map(n => n.title).join(' / ')}`)
  }
  await withDatabase(process.env, process.cwd(), async db => {
    await adoptDefinitions(db, programmes, Date.now())
    const app = { db, programmes, now: Date.now, directory: openDirectory(db, Date.now) }
    try {
      const file = await openFile({ name: path, size, open: () => createReadStream(path, { highWaterMark: 1 << 18 }) })
      if (!mapping) {
        const snapshot = await app.directory.now()
        const names = { units: unitNames(snapshot), communities: communityNames(snapshot), items: new Map() }
        const about = { id: '', name: path, source: options.source, remembered: null, names, lang: options.lang }
        const sheet = options.sheet === undefined ? {} : { sheet: Number(options.sheet) }
        const shown = await previewEntries(ledger, file, { ...about, ...sheet })
        for (const c of shown.columns)
          console.error(
            `${c.letters}\t${c.heading}\t→ ${c.to ?? '-'}\t${c.sure ? '' : '?'}\t${c.why ?? ''}\t${c.samples.slice(0, 2).join(' · ')}`,
          )
        const text = stringify(shown.mapping)
        if (options.propose) await writeFile(options.propose, text)
        else console.log(text)
        console.error('请核对以上对应关系，再用 --map 导入。 Check the mapping, then import with --map.')
        return
      }
      const id = randomUUID()
      const how = {
        id,
        dryRun: options.dryRun,
        allOrNone: !options.goodOnly,
        onProblem: tell,
        onUnknown: unknown,
        onProgress: progress,
      }
      const { stored, ...counts } = await importEntries(app, { kind: 'clock' }, ledger, file, mapping, how)
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
      if (stored)
        await asSystem(db, 'record an import', tx =>
          recordAudit(tx, {
            at: Date.now(),
            actor: { kind: 'clock' },
            action: 'entry-import',
            detail: {
              by: 'linli import entries',
              username: userInfo().username,
              register: name,
              source: mapping.source,
              new: counts.new,
              changed: counts.changed,
            },
          }),
        )
      for (const line of summary(counts, stored, words)) (options.json ? console.error : console.log)(line)
      if ((!stored && !options.dryRun) || counts.refused > 0) process.exitCode = 1
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'table-unreadable') throw error
      throw new Error(`${tableWords(error.detail, 'zh')}\n${tableWords(error.detail, 'en')}`)
    }
  })
}

/** `linli import entries`, below the command that holds every import. */
export function addImportEntries(imports: Command): void {
  imports
    .command('entries')
    .description(
      '把表格导入一本台账。没有 --map 时只给出建议的对应关系；默认有一行不对就一行都不导入 · bring a sheet into a ledger. Without --map only a mapping is proposed; nothing is stored unless every row is good',
    )
    .argument('<register>', '例如 estates.estates')
    .argument('<file>', '.xlsx .xlsm .xls .csv')
    .option('--map <mapping>', '对应关系，JSON 或 YAML · the mapping; see docs/guide/registers-import.md')
    .option('--propose <file>', '把建议的对应关系写到文件 · write the proposed mapping to a file')
    .option('--source <name>', '表格来自哪里 · where the sheet comes from', '命令行')
    .option('--sheet <n>', '看第几张工作表 · which sheet to look at, from 1')
    .option('--dry-run', '只检查，不导入 · only check', false)
    .option('--good-only', '对的先存，不对的列出来 · store good rows and list the others', false)
    .option('--json', '问题逐行以 JSON 输出 · problems as JSON lines', false)
    .addOption(new Option('--lang <lang>', '原因用哪种语言 · language of the reasons').choices(['zh', 'en']).default('zh'))
    .action(importEntriesFile)
}
