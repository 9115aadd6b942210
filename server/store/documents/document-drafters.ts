import type { Actor } from '#kernel/engine/actor'
import { drafts, publisher } from '#kernel/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { documentClasses } from './document-rows.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
type Programmes = Pick<App, 'programmes'>
export const drafterRole = publisher.id
const rolesOf = (actor: Staff) => actor.posts.map(post => post.role)

/** Whether somebody drafts documents of a class: all classes are the publisher's, some also those they tell of. */
export const draftsClass = (app: Programmes, actor: Staff, name: string): boolean =>
  drafts(rolesOf(actor), documentClasses(app.programmes).get(name), drafterRole)

/** The classes somebody drafts. */
export const draftedClasses = (app: Programmes, actor: Staff): string[] =>
  [...documentClasses(app.programmes).keys()].filter(name => draftsClass(app, actor, name))

/** @throws Fault not-allowed for a class that is somebody else's to draft */
export function requireDrafter(app: Programmes, actor: Staff, ...names: readonly string[]): void {
  if (!names.every(name => draftsClass(app, actor, name))) throw new Fault('not-allowed', { detail: { roles: [drafterRole] } })
}
