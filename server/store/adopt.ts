import { breaking, upgradeCase } from '#kernel/engine/upgrade'
import type { CaseData, Programme } from '#kernel/index'
import { type CaseRecord, caseColumns, caseOf } from './case-rows.ts'
import { asSystem, type Db, type Tx } from './db.ts'
import { caseTypes } from './definitions.ts'
import { json, moment, sql } from './sql.ts'
import { rewriteCase } from './write-case.ts'

interface Stored {
  readonly hash: string
  readonly type: string
  readonly data: CaseData
}

/**
 * Takes over the definitions of this version. An older one that open cases were written under must still fit, or be mended
 * by the programme's `upgrades`; otherwise the office does not start, and says what is missing.
 * @throws Error naming each state, field or option that live cases still need
 */
export async function adoptDefinitions(db: Db, programmes: readonly Programme[], now: number): Promise<void> {
  await asSystem(db, 'take over definitions', async tx => {
    const stored = await tx.rows(sql<Stored>`select hash, type, data from definitions where tenant_id = ${tx.tenant}`)
    for (const { type, def, hash, programme } of caseTypes(programmes).values()) {
      const upgrade = programme.upgrades[type] ?? {}
      for (const old of stored.filter(s => s.type === type && s.hash !== hash)) {
        const live = await tx.maybe(
          sql<{
            n: number
          }>`select count(*)::int as n from cases where tenant_id = ${tx.tenant} and definition = ${old.hash} and closed_at is null`,
        )
        if (!live?.n) continue
        const broken = breaking(old.data, def, upgrade)
        if (broken.length > 0)
          throw new Error(
            `${programme.title} (${type}): ${live.n} 件未结事项还在用旧的定义，不能启动 / open cases still need what the new definition lacks:\n${broken.map(b => `  ${b.path}: ${b.mend}`).join('\n')}`,
          )
        if (Object.keys(upgrade).length > 0) await mend(tx, old.hash, hash, upgrade)
      }
      if (stored.some(s => s.hash === hash)) continue
      await tx.run(sql`
        insert into definitions (tenant_id, hash, programme, type, data, first_seen) values (${tx.tenant}, ${hash}, ${programme.id}, ${type}, ${json(def)}::jsonb, ${moment(now)})
        on conflict (tenant_id, hash) do nothing`)
    }
  })
}

async function mend(tx: Tx, from: string, to: string, upgrade: Parameters<typeof upgradeCase>[1]): Promise<void> {
  for (;;) {
    const rows = await tx.rows(
      sql<CaseRecord>`select ${caseColumns} from cases where tenant_id = ${tx.tenant} and definition = ${from} limit 500 for update`,
    )
    if (rows.length === 0) return
    for (const row of rows) await rewriteCase(tx, upgradeCase(caseOf(row), upgrade), to)
  }
}
