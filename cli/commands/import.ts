import { createReadStream } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { type Command, Option } from 'commander'
import type { ImportCounts, ImportMapping } from '#contract/case-import'
import type { Told } from '#server/store/imports/import-cases'
import { addImportEntries } from './import-entries.ts'

interface Options {
  readonly map: string
  readonly dryRun: boolean
  readonly allOrNone: boolean
  readonly json: boolean
  readonly lang: 'zh' | 'en'
}

/** A mapping as JSON or YAML, checked; every mistake is told with where it stands. */
async function readMapping(path: string): Promise<ImportMapping> {
  const { importMapping } = await import('#contract/case-import')
  const { parse } = await import('yaml')
  // JSON is YAML, too.
  const read = importMapping.safeParse(parse(await readFile(path, 'utf8')))
  if (read.success) return read.data
  const mistakes = read.error.issues.map(issue => `  ${issue.path.join('.') || '-'}: ${issue.message}`)
  throw new Error(`对应关系有误 / the mapping cannot be used: ${path}\n${mistakes.join('\n')}`)
}

const perSecond = ({ read, ms }: ImportCounts) => Math.round(read / Math.max(0.001, ms / 1000))

/** One line that is written over while it runs, for the person at the keyboard only. */
function progress(counts: ImportCounts): void {
  if (!process.stderr.isTTY) return
  process.stderr.write(
    `\r已读 read ${counts.read} · 新 new ${counts.new} · 拒绝 refused ${counts.refused} · ${perSecond(counts)}/s   `,
  )
}

function summary(counts: ImportCounts, stored: boolean, words: (code: string) => string): string[] {
  const { read, new: fresh, there, changed, refused, noted, reasons, ms } = counts
  return [
    `读 read ${read} · 新 new ${fresh} · 已有 already there ${there} · 有变 changed ${changed} · 拒绝 refused ${refused} · 有省略 with notes ${noted}`,
    ...Object.entries(reasons)
      .sort((a, b) => b[1] - a[1])
      .map(([code, count]) => `  ${count} × ${code}  ${words(code)}`),
    `${(ms / 1000).toFixed(1)} s · ${perSecond(counts)} 行 rows/s`,
    stored ? '已导入。 Imported.' : '没有导入。 Nothing was imported.',
  ]
}

async function importFile(file: string, options: Options): Promise<void> {
  const mapping = await readMapping(options.map)
  await access(file)
  const { withDatabase } = await import('#server/offline')
  const { importCases } = await import('#server/store/imports/import-cases')
  const { openDirectory } = await import('#server/store/directory')
  const { adoptDefinitions } = await import('#server/store/adopt')
  const { recordAudit } = await import('#server/store/audit')
  const { asSystem } = await import('#server/store/db')
  const { rowWords, tableWords } = await import('#server/words/imports')
  const { Fault } = await import('#server/errors')
  const { programmes } = await import('#programmes/index')
  const words = (code: string) => rowWords(code, options.lang)
  const tell = ({ line, external, field, column, code, value, what }: Told) => {
    const said = { line, external, field, column, code, value, what, message: words(code) }
    if (options.json) console.log(JSON.stringify(said))
    else console.log([`${line}`, what, external ?? '', column ?? field ?? '', words(code), value ?? ''].join('\t'))
  }
  const source = { name: file, open: () => createReadStream(file, { highWaterMark: 1 << 18 }) }
  await withDatabase(process.env, process.cwd(), async db => {
    const now = Date.now
    await adoptDefinitions(db, programmes, now())
    const app = { db, programmes, now, directory: openDirectory(db, now) }
    const { dryRun, allOrNone } = options
    try {
      const how = { dryRun, allOrNone, onProblem: tell, onProgress: progress }
      const { stored, ...counts } = await importCases(app, { kind: 'clock' }, source, mapping, how)
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
      if (stored)
        await asSystem(db, 'record an import', tx =>
          recordAudit(tx, {
            at: now(),
            actor: { kind: 'clock' },
            action: 'case-import',
            detail: { by: 'linli import cases', username: userInfo().username, file, source: mapping.source, new: counts.new },
          }),
        )
      const out = options.json ? console.error : console.log
      for (const line of summary(counts, stored, words)) out(line)
      if (!stored && !dryRun) process.exitCode = 1
      if (dryRun && counts.refused > 0) process.exitCode = 1
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'table-unreadable') throw error
      throw new Error(`${tableWords(error.detail, 'zh')}\n${tableWords(error.detail, 'en')}`)
    }
  })
}

export function registerImport(linli: Command): void {
  const imports = linli.command('import').description('从文件导入 · bring in from files')
  imports
    .command('cases')
    .description(
      '按对应关系从 CSV 或 Excel 导入事项。默认导入好的行并列出坏的行；再次导入同一文件不会重复 · bring in cases from a CSV or a workbook by a mapping. Good rows are stored and bad ones listed; the same file again adds nothing',
    )
    .argument('<file>', '.csv 或 .xlsx，可用 gzip 压缩 · .csv or .xlsx, gzipped or not')
    .requiredOption('--map <mapping>', '对应关系，JSON 或 YAML · the mapping, JSON or YAML; see docs/guide/import.md')
    .option('--dry-run', '只检查：列出每个坏行及原因，不导入 · only check: list every bad row and why, store nothing', false)
    .option('--all-or-none', '有一行不好就一行都不导入 · store nothing unless every row is good', false)
    .option('--json', '问题逐行以 JSON 输出，摘要写到 stderr · problems as JSON lines, the summary on stderr', false)
    .addOption(new Option('--lang <lang>', '原因用哪种语言 · language of the reasons').choices(['zh', 'en']).default('zh'))
    .action(importFile)
  addImportEntries(imports)
}
