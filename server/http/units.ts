import { z } from 'zod'
import { id } from '#contract/common'
import { unitBody, unitPatch } from '#contract/identity'
import { unitRow } from '#contract/office'
import { Fault } from '../errors.ts'
import { recordAudit } from '../store/audit.ts'
import { asSystem, type Tx } from '../store/db.ts'
import { touchDirectory } from '../store/directory.ts'
import { firstTime } from '../store/once.ts'
import { insertUnit, lockUnits, unit, units, unitUses, updateUnit, wouldRing } from '../store/units.ts'
import { requireRole, requireStaff } from './identity.ts'
import type { Server } from './server.ts'

async function checkParent(tx: Tx, of: string, parent: string | null | undefined): Promise<void> {
  if (!parent) return
  if (!(await unit(tx, parent)) || (await wouldRing(tx, of, parent)))
    throw new Fault('answers-invalid', { fields: { parent: 'unknown' } })
}

export async function unitRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['units']

  server.get(
    '/units',
    {
      schema: {
        tags,
        summary: 'Departments, companies and organisations',
        response: { 200: z.object({ rows: z.array(unitRow) }) },
      },
    },
    async request => {
      requireStaff(request)
      return { rows: (await asSystem(office.db, 'units', units)) as z.infer<typeof unitRow>[] }
    },
  )

  server.post(
    '/units',
    { schema: { tags, summary: 'Add a unit', body: unitBody, response: { 200: unitRow } } },
    async request => {
      const actor = requireRole(request, 'system-admin')
      const { body } = request
      const now = office.now()
      const row = await asSystem(office.db, 'add a unit', async tx => {
        if (await firstTime(tx, 'unit', body.id, body, now)) {
          await checkParent(tx, body.id, body.parent)
          await insertUnit(tx, body)
          await recordAudit(tx, { at: now, actor, action: 'unit-add', detail: { unit: body.id, name: body.name } })
          await tx.run(touchDirectory(tx.tenant))
        }
        return unit(tx, body.id)
      })
      if (!row) throw new Fault('not-found')
      office.directory.changed()
      return row as z.infer<typeof unitRow>
    },
  )

  server.patch(
    '/units/:id',
    {
      schema: { tags, summary: 'Change or close a unit', params: z.object({ id }), body: unitPatch, response: { 200: unitRow } },
    },
    async request => {
      const actor = requireRole(request, 'system-admin')
      const { body, params } = request
      const now = office.now()
      const row = await asSystem(office.db, 'change a unit', async tx => {
        await lockUnits(tx)
        if (!(await unit(tx, params.id))) throw new Fault('not-found')
        await checkParent(tx, params.id, body.parent)
        const uses = body.active === false ? await unitUses(tx, params.id, now) : null
        if (uses && uses.cases + uses.posts > 0) throw new Fault('in-use', { detail: { ...uses } })
        await updateUnit(tx, params.id, body)
        await recordAudit(tx, { at: now, actor, action: 'unit-change', detail: { unit: params.id, changed: Object.keys(body) } })
        await tx.run(touchDirectory(tx.tenant))
        return unit(tx, params.id)
      })
      if (!row) throw new Fault('not-found')
      office.directory.changed()
      return row as z.infer<typeof unitRow>
    },
  )
}
