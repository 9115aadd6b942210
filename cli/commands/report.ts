import { writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { type Command, Option } from 'commander'
import type { ReportApp } from '#server/store/reports/report-wish'

type Lang = 'zh' | 'en'

async function inOffice(work: (app: ReportApp) => Promise<void>): Promise<void> {
  const { withDatabase } = await import('#server/offline')
  const { openDirectory } = await import('#server/store/directory')
  const { programmes } = await import('#programmes/index')
  await withDatabase(process.env, process.cwd(), db =>
    work({ db, programmes, now: Date.now, directory: openDirectory(db, Date.now) }),
  )
}

async function listForms({ json }: { readonly json: boolean }): Promise<void> {
  const { plainForms } = await import('#server/store/reports/report-offline')
  await inOffice(async app => {
    const forms = await plainForms(app)
    if (json) console.log(JSON.stringify(forms))
    else for (const { id, title, askedBy, every } of forms) console.log([id, every, title, askedBy].join('\t'))
  })
}

interface FillOptions {
  readonly place?: string
  readonly out?: string
  readonly lang: Lang
}

/** Fills one form for a period; what nobody settled stays as it is in the form, and is counted on the way out. */
async function fillForm(asked: string, period: string, { place, out, lang }: FillOptions): Promise<void> {
  const { plainForms, fillPlain } = await import('#server/store/reports/report-offline')
  await inOffice(async app => {
    const forms = await plainForms(app)
    const found = forms.filter(form => form.id === asked || form.title === asked)
    if (found.length !== 1)
      throw new Error(
        found.length === 0
          ? `没有这张表样 / no such form: ${asked}`
          : `有几张同名的，请用编号 / several are called so, use the id: ${found.map(form => form.id).join(', ')}`,
      )
    const { places } = await app.directory.now()
    const community = [...places.values()].find(p => p.kind === 'community' && (p.name === place || p.code === place))
    if (place !== undefined && !community) throw new Error(`没有这个社区 / no such community: ${place}`)
    const filled = await fillPlain(app, found[0]!.id, period, community?.id ?? null, userInfo().username, lang).catch(error => {
      if (error instanceof RangeError)
        throw new Error(`不是统计期 / no period: ${period} (2026-05, 2026-Q2, 2026-H1, 2026, 2026-05-03~2026-05-20)`)
      throw error
    })
    const path = out ?? filled.name
    await writeFile(path, filled.bytes)
    const count = (...states: string[]) => filled.figures.filter(f => states.includes(f.state)).length
    console.error(`${path} · 已填 filled ${count('filled')} · 缺 missing ${count('missing', 'asked')}`)
    for (const { says } of filled.nowhere) console.error(says)
  })
}

/** `linli report`: the forms there are, and one filled into a file, for a night job or a check. */
export function registerReport(linli: Command): void {
  const report = linli.command('report').description('报表：列出表样，填成文件 · report forms, and one filled into a file')
  report.command('list').description('列出在用的表样 · the forms in use').option('--json', 'JSON', false).action(listForms)
  report
    .command('fill')
    .description('把一张表样填好写成 .xlsx；不建报表、不请人填 · fill a form into a file; no report is begun and nobody is asked')
    .argument('<form>', '编号或名称 · id or title')
    .argument('<period>', '2026-05, 2026-Q2, 2026-H1, 2026, 2026-05-03~2026-05-20')
    .option('--place <community>', '社区的名称或代码，不写是全街道 · a community by name or code')
    .option('--out <file>', '写到文件 · to a file')
    .addOption(new Option('--lang <lang>').choices(['zh', 'en']).default('zh'))
    .action(fillForm)
}
