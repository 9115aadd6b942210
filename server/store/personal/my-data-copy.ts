import type { MyData } from '#contract/personal'
import { mayReveal } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { recordAudit } from '../audit.ts'
import { readCase } from '../cases.ts'
import { asSystem } from '../db.ts'
import { readByNumber } from '../known/known-view.ts'
import { myData, rightsType } from './my-data.ts'

/**
 * The copy for somebody who asked at the counter: what stands behind the number that was checked in their request. The look
 * is on record in the matter itself, with the number of the request as the reason.
 * @throws Fault not-allowed before who asks was checked, or for whoever may not see the request whole
 */
export async function copyForRequest(app: App, actor: Actor, requestId: string, lang: 'zh' | 'en'): Promise<MyData> {
  const { of, c, record } = await readCase(app, actor, requestId)
  const { type, target } = rightsType(app)
  const number = c.data[target]
  if (of.type !== type) throw new Fault('not-found')
  if (typeof number !== 'string' || !mayReveal(of.def, actor, c)) throw new Fault('not-allowed')
  const found = await readByNumber(app, number.trim())
  if (!found) throw new Fault('erase-target')
  const { id } = (found.own ?? found.main).record
  const copy = await myData(app, found, found.own ? { kind: 'bearer', case: id } : { kind: 'anonymous' }, lang)
  await asSystem(app.db, 'a copy for whom it is about', tx =>
    recordAudit(tx, {
      actor,
      at: app.now(),
      action: 'reveal',
      caseId: id,
      detail: { reason: `${of.def.title} ${record.number}`, fields: copy.items.length },
    }),
  )
  return copy
}
