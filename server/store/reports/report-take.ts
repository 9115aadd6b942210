import type { z } from 'zod'
import type { formAsk } from '#contract/reports'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { recordAudit } from '../audit.ts'
import { asSystem, type Tx } from '../db.ts'
import { firstTime } from '../once.ts'
import { json, moment, sql } from '../sql.ts'
import { formOf } from './report-forms.ts'
import { type KeptLayout, layoutOf } from './report-layout.ts'
import { suggest } from './report-suggest.ts'

/** What stands where: words that are no year, date or blank, since those change from time to time. */
function wordsOf(layout: Pick<KeptLayout, 'sheets'>): ReadonlySet<string> {
  return new Set(
    layout.sheets.flatMap(sheet =>
      sheet.cells.flatMap(({ row, column, text }) =>
        text.trim() === '' || /\d{4}|年|[_＿]/.test(text) || !Number.isNaN(Number(text))
          ? []
          : [`${sheet.index}!${row},${column} ${text.replace(/\s/g, '')}`],
      ),
    ),
  )
}
/** So much of all words stands in the same place: the same form, or one row more. */
const same = 0.85

/** A form that is kept and laid out like this one. */
async function alikeOne(tx: Tx, layout: KeptLayout): Promise<{ readonly id: string; readonly title: string } | null> {
  const mine = wordsOf(layout)
  const kept = await tx.rows(sql<{ id: string; title: string; sheets: KeptLayout['sheets'] }>`
    select id, title, layout -> 'sheets' as sheets from report_forms where tenant_id = ${tx.tenant} and archived_at is null
    order by made_at desc limit 500`)
  for (const { id, title, sheets } of kept) {
    const theirs = wordsOf({ sheets })
    const shared = [...mine].filter(word => theirs.has(word)).length
    if (mine.size > 0 && shared / Math.max(mine.size, theirs.size) >= same) return { id, title }
  }
  return null
}

/**
 * Takes a form in: reads what there is to fill and proposes where it comes from. One that is kept already is not kept twice
 * unless somebody says so; as a new version it takes the place of the one before, whose cells stay bound where they stay.
 * @returns the id of the form
 * @throws Fault form-known; not-found for a version of no form; as `layoutOf`
 */
export async function takeForm(
  app: App,
  actor: Extract<Actor, { kind: 'staff' }>,
  asked: z.output<typeof formAsk>,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<string> {
  const layout = layoutOf(file.bytes)
  const name = file.name.slice(0, 200)
  return asSystem(app.db, 'take in a form of a report', async tx => {
    const id = asked.instead ?? asked.id
    if (!(await firstTime(tx, 'report-form', asked.id, { ...asked, size: file.bytes.byteLength }, app.now()))) return id
    // Numbers that stand in a form made of a filled copy are not evidence: nobody said of which period.
    const suggestions = await suggest(app, tx, layout, [])
    if (asked.instead !== undefined) {
      const { title } = await formOf(tx, id)
      await tx.run(sql`update report_forms set version = version + 1, file_name = ${name}, file = ${Buffer.from(file.bytes)},
        layout = ${json(layout)}::jsonb, suggestions = ${json(suggestions)}::jsonb where tenant_id = ${tx.tenant} and id = ${id}`)
      await recordAudit(tx, { at: app.now(), actor, action: 'report-form', detail: { form: id, title, newVersion: true } })
      return id
    }
    const known = asked.known === 'ask' ? await alikeOne(tx, layout) : null
    if (known) throw new Fault('form-known', { detail: { form: known.id, title: known.title } })
    const title = asked.title || layout.title || file.name.replace(/\.[^.]*$/, '')
    await tx.run(sql`insert into report_forms (tenant_id, id, version, title, asked_by, every, due_day, file_name, file, layout, suggestions, made_by, made_at)
      values (${tx.tenant}, ${id}, 1, ${title}, ${asked.askedBy}, ${asked.every}, ${asked.dueDay}, ${name}, ${Buffer.from(file.bytes)},
        ${json(layout)}::jsonb, ${json(suggestions)}::jsonb, ${actor.person}, ${moment(app.now())})`)
    await recordAudit(tx, { at: app.now(), actor, action: 'report-form', detail: { form: id, title } })
    return id
  })
}
