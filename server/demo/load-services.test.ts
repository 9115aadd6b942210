import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeTown } from '#demo/town/index'
import { readAnswers } from '#kernel/engine/answers'
import { isRefusal } from '#kernel/engine/model'
import { readHours } from '#methods/working-time/open-now'
import { services } from '#programmes/services/index'
import { asSystem } from '../store/db.ts'
import { sql } from '../store/sql.ts'
import { type SmallOffice, smallOffice } from '../testing/small-office.ts'
import { writeServices } from './load-services.ts'

let office: SmallOffice
beforeAll(async () => {
  office = await smallOffice()
})
afterAll(() => office.stop())

it('offers some three dozen services that the register itself would take, in both languages, with hours that can be read', async () => {
  const rows = await asSystem(office.app.db, 'test', async tx => {
    await writeServices(tx, makeTown(1), 0)
    return tx.rows(
      sql<{
        data: Record<string, unknown>
      }>`select data from register_rows where tenant_id = ${tx.tenant} and register = 'services.services'`,
    )
  })
  expect(rows.length).toBeGreaterThan(30)
  const context = { now: 0, row: () => null, hasUnit: () => false, hasFile: () => false }
  for (const { data } of rows) {
    const read = readAnswers(services.columns, data, context)
    expect(isRefusal(read) ? read : data.code).toBe(data.code)
    expect(data.nameEn).toBeTruthy()
    expect(data.whatEn).not.toMatch(/\p{Script=Han}/u)
    if (data.hours) expect(readHours(String(data.hours)), String(data.hours)).not.toBeNull()
    expect(String(data.phone)).toMatch(/^0000-/)
  }
})
