import type { z } from 'zod'
import type { StandardText, standardTextPut } from '#contract/templates'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { unknownIn } from '../../telling/fill.ts'
import { recordAudit } from '../audit.ts'
import { asSystem, type Tx } from '../db.ts'
import { moment, sql } from '../sql.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
type Put = z.output<typeof standardTextPut>
interface Row extends Omit<StandardText, 'mine' | 'mayChange'> {
  readonly owner: string
}
/** What a text may hold in braces; the page fills them from the case in front of it. */
export const textPlaceholders: ReadonlySet<string> = new Set(['number', 'type', 'state', 'place', 'unit', 'today', 'me'])

const unitsOf = (actor: Staff) => [...new Set(actor.posts.flatMap(p => p.unit ?? []))]
/** Texts for everybody are the office's own words: those who answer for its work write them. */
const mayShareWithAll = (actor: Staff) => actor.posts.some(p => ['system-admin', 'dispatcher', 'supervisor'].includes(p.role))
const mayChange = (actor: Staff, row: Pick<Row, 'owner' | 'share' | 'unit'>): boolean =>
  row.owner === actor.person ||
  (row.share === 'office' && mayShareWithAll(actor)) ||
  (row.share === 'unit' && row.unit !== null && unitsOf(actor).includes(row.unit))

const columns = sql`id, title, body, type, step, field, category, share, unit_id as unit, owner_id as owner, version`
const viewOf = (actor: Staff, { owner, ...row }: Row): StandardText => ({
  ...row,
  mine: owner === actor.person,
  mayChange: mayChange(actor, { ...row, owner }),
})

/** My own, those of my units and those of the office. */
export const standardTextsFor = (app: App, actor: Staff): Promise<StandardText[]> =>
  asSystem(app.db, 'standard texts', async tx => {
    const rows = await tx.rows(sql<Row>`
      select ${columns} from standard_texts where tenant_id = ${tx.tenant} and share = 'own' and owner_id = ${actor.person}
      union all select ${columns} from standard_texts where tenant_id = ${tx.tenant} and share = 'unit' and unit_id = any(${unitsOf(actor)}::uuid[])
      union all select ${columns} from standard_texts where tenant_id = ${tx.tenant} and share = 'office'
      order by title limit 500`)
    return rows.map(row => viewOf(actor, row))
  })

/** @throws Fault answers-invalid, not-allowed, not-found, stale-version */
export async function putStandardText(app: App, actor: Staff, id: string, put: Put): Promise<StandardText> {
  if (unknownIn(put.body, textPlaceholders).length > 0)
    throw new Fault('answers-invalid', {
      fields: { body: 'placeholder' },
      detail: { unknown: unknownIn(put.body, textPlaceholders) },
    })
  if (put.share === 'unit' && (put.unit === null || !unitsOf(actor).includes(put.unit)))
    throw new Fault('answers-invalid', { fields: { unit: 'unknown' } })
  if (put.share === 'office' && !mayShareWithAll(actor)) throw new Fault('not-allowed')
  return asSystem(app.db, 'a standard text', async tx => {
    const before = await held(tx, id)
    if (before && !mayChange(actor, before)) throw new Fault('not-allowed')
    if ((before?.version ?? 0) !== put.version) throw new Fault('stale-version', { detail: { version: before?.version ?? 0 } })
    const unit = put.share === 'unit' ? put.unit : null
    const row = await tx.maybe(sql<Row>`
      insert into standard_texts (tenant_id, id, title, body, type, step, field, category, share, owner_id, unit_id, version, changed_at)
      values (${tx.tenant}, ${id}, ${put.title}, ${put.body}, ${put.type}, ${put.step}, ${put.field}, ${put.category}, ${put.share}, ${actor.person}, ${unit}, ${put.version + 1}, ${moment(app.now())})
      on conflict (tenant_id, id) do update set title = excluded.title, body = excluded.body, type = excluded.type, step = excluded.step, field = excluded.field,
        category = excluded.category, share = excluded.share, unit_id = excluded.unit_id, version = excluded.version, changed_at = excluded.changed_at
      returning ${columns}`)
    if (put.share !== 'own')
      await recordAudit(tx, {
        at: app.now(),
        actor,
        action: 'standard-text-set',
        detail: { id, title: put.title, share: put.share },
      })
    return viewOf(actor, row!)
  })
}

const held = (tx: Tx, id: string) =>
  tx.maybe(sql<Row>`select ${columns} from standard_texts where tenant_id = ${tx.tenant} and id = ${id} for update`)

/** @throws Fault not-allowed, not-found */
export const removeStandardText = (app: App, actor: Staff, id: string): Promise<void> =>
  asSystem(app.db, 'remove a standard text', async tx => {
    const row = await held(tx, id)
    if (!row) throw new Fault('not-found')
    if (!mayChange(actor, row)) throw new Fault('not-allowed')
    await tx.run(sql`delete from standard_texts where tenant_id = ${tx.tenant} and id = ${id}`)
    if (row.share !== 'own')
      await recordAudit(tx, {
        at: app.now(),
        actor,
        action: 'standard-text-removed',
        detail: { id, title: row.title, share: row.share },
      })
  })
