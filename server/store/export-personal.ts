import type { CaseRow } from '#contract/cases'
import { inConfidence, mask, masked, mayReveal } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import { placeField } from '#kernel/engine/take'
import { type Names, valueWords } from '#kernel/engine/values'
import type { CaseData, FieldData } from '#kernel/index'
import type { App } from '../app.ts'
import type { Cell } from '../ports/sheet.ts'
import { recordAudit } from './audit.ts'
import { type CaseRecord, caseColumns, caseOf } from './case-rows.ts'
import { reachOf } from './commands.ts'
import { transact } from './db.ts'
import { type CaseType, inLanguage } from './definitions.ts'
import { sql } from './sql.ts'

/** Is where it lies somebody's home, so that the place leaves the office masked like a name? */
export function homeIsPersonal(def: CaseData): boolean {
  const where = placeField(def)
  return where !== null && def.form[where]?.personal !== undefined
}

/** A personal value as it leaves the office when nobody gave a reason to see it whole. */
export function maskedWords(field: FieldData, value: unknown, whole: boolean, lang: 'zh' | 'en', names: Names): string | null {
  const shown = whole ? '***' : mask(value)
  return typeof shown === 'string' ? shown : valueWords(field, shown, lang, names)
}

/** Whoever wants persons with the list takes no more than these many at a time. */
export const mostRevealed = 5000

/**
 * The personal columns of a list for somebody who said why: whole where they may lift the mask from that case, masked
 * elsewhere. Each case whose mask was lifted is put on record with the reason, so that the person reads who looked.
 */
export function personalColumns(
  app: App,
  actor: Actor,
  of: CaseType,
  { lang, names, reason }: { readonly lang: 'zh' | 'en'; readonly names: Names; readonly reason: string },
) {
  const fields = Object.entries(inLanguage(of, lang).form).filter(([, field]) => field.personal && field.kind !== 'photos')
  const cells = async (rows: readonly CaseRow[]): Promise<ReadonlyMap<string, readonly Cell[]>> => {
    const ids = rows.map(row => row.id)
    return transact(app.db, reachOf(app, actor), async tx => {
      const records = await tx.rows(
        sql<CaseRecord>`select ${caseColumns} from cases where tenant_id = ${tx.tenant} and id = any(${ids}::uuid[])`,
      )
      const found = new Map<string, readonly Cell[]>()
      for (const record of records) {
        const c = caseOf(record)
        const whole = mayReveal(of.def, actor, c)
        const data = whole ? c.data : masked(of.def, c.data)
        const filled = fields.some(([key]) => c.data[key] !== undefined)
        if (whole && filled)
          await recordAudit(tx, {
            actor,
            at: app.now(),
            action: 'reveal',
            caseId: c.id,
            subject: c.filer,
            detail: { reason, export: true },
          })
        const said = (key: string, field: FieldData): Cell => {
          const value = data[key]
          if (value === undefined || value === null) return null
          if (whole) return valueWords(field, value, lang, names)
          return maskedWords(field, c.data[key], inConfidence(of.def, c.data), lang, names)
        }
        found.set(
          c.id,
          fields.map(([key, field]) => said(key, field)),
        )
      }
      return found
    })
  }
  return { columns: fields.map(([, field]) => ({ title: field.title, width: 20 })), cells }
}
