import { randomUUID } from 'node:crypto'
import { mayRead } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { revokeApiKeysOf } from '../store/api-keys.ts'
import { recordAudit } from '../store/audit.ts'
import { caseOf } from '../store/case-rows.ts'
import { runCommand } from '../store/commands.ts'
import { asSystem } from '../store/db.ts'
import { caseType } from '../store/definitions.ts'
import { touchDirectory } from '../store/directory.ts'
import { heldCases, lockPerson, setLeft } from '../store/people.ts'
import { endPostsOf, handOverRosters, postsOf } from '../store/posts.ts'
import { endSessionsOf } from '../store/sessions.ts'
import { caseById } from '../store/write-case.ts'
import { rolesOf } from './duties.ts'

interface Left {
  readonly handedOver: number
  readonly rosters: number
  readonly remaining: readonly { readonly case: string; readonly number: string }[]
}

/** Ends everything the person could do here, at once and together. */
const shutOut = (app: App, by: Actor, person: string, to: string): Promise<number> =>
  asSystem(app.db, 'somebody leaves', async tx => {
    const now = app.now()
    const leaver = await lockPerson(tx, person)
    const successor = await lockPerson(tx, to)
    if (leaver?.kind !== 'staff') throw new Fault('not-found')
    if (person === to || successor?.kind !== 'staff' || !successor.active)
      throw new Fault('answers-invalid', { fields: { to: 'unknown' } })
    await setLeft(tx, person, now)
    await endSessionsOf(tx, person, now)
    await revokeApiKeysOf(tx, person, now)
    const posts = await endPostsOf(tx, person, now)
    const rosters = await handOverRosters(tx, person, to, now)
    await recordAudit(tx, { at: now, actor: by, action: 'person-leave', subject: person, detail: { to, posts, rosters } })
    await tx.run(touchDirectory(tx.tenant))
    return rosters
  })

/**
 * Somebody leaves: shut out first, then every open case in their hand goes to the named person, through the engine like
 * any other change. Cases that person may not see stay and are named; calling again with another person goes on from there.
 */
export async function leave(app: App, by: Actor, person: string, to: string): Promise<Left> {
  const rosters = await shutOut(app, by, person, to)
  app.directory.changed()
  const roles = rolesOf(app.programmes)
  const now = app.now()
  const posts = await asSystem(app.db, 'posts of a successor', tx => postsOf(tx, to))
  const successor: Actor = {
    kind: 'staff',
    person: to,
    name: '',
    posts: posts
      .filter(p => p.from <= now && (p.to === null || now < p.to))
      .flatMap(p => {
        const role = roles.get(p.role)
        return role ? [{ role: p.role, unit: p.unit, place: p.place, scope: role.scope }] : []
      }),
  }
  const remaining: { case: string; number: string }[] = []
  let handedOver = 0
  for (const held of await asSystem(app.db, 'cases in hand', tx => heldCases(tx, person))) {
    const record = await asSystem(app.db, 'a case in hand', tx => caseById(tx, held.id, 'look'))
    if (!record) continue
    if (!mayRead(caseType(app.programmes, record.type).def, successor, caseOf(record))) {
      remaining.push({ case: held.id, number: held.number })
      continue
    }
    await holdFor(app, held.id, record.version, to)
    handedOver += 1
  }
  await asSystem(app.db, 'somebody left', tx =>
    recordAudit(tx, {
      at: app.now(),
      actor: by,
      action: 'hand-over',
      subject: person,
      detail: { to, handedOver, remaining: remaining.length },
    }),
  )
  return { handedOver, rosters, remaining }
}

/** Somebody may work on the case at this very moment: then look again, a few times. */
async function holdFor(app: App, id: string, version: number, person: string, tries = 3): Promise<void> {
  try {
    await runCommand(app, { kind: 'clock' }, id, version, { kind: 'hold', id: randomUUID(), person })
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    if (error.code === 'case-ended' || error.code === 'nothing-to-do') return
    const again = await asSystem(app.db, 'a case in hand', tx => caseById(tx, id, 'look'))
    if (error.code !== 'stale-version' || !again || tries === 0) throw error
    await holdFor(app, id, again.version, person, tries - 1)
  }
}
