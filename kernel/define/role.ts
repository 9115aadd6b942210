/**
 * How far a role's post reaches. `unit` posts act for a department; `grid`, `community` and `street` posts act for a
 * place; `office` posts act everywhere in the office; `self` is the person the case belongs to.
 */
export type Scope = 'self' | 'grid' | 'community' | 'street' | 'unit' | 'office'

/** A value, not a string: a step names the role itself, so a misspelt role does not compile. */
export interface Role<Id extends string = string> {
  readonly id: Id
  readonly title: string
  readonly scope: Scope
  /** Only a district's office may give anybody this post: a street has no such power. */
  readonly level?: 'district'
}

export const role = <const Id extends string>(id: Id, title: string, scope: Scope, level?: 'district'): Role<Id> => ({
  id,
  title,
  scope,
  ...(level && { level }),
})

/** The roles every office has. A programme may add its own. */
export const resident = role('resident', '居民', 'self')
export const gridWorker = role('grid-worker', '网格员', 'grid')
export const communityWorker = role('community-worker', '社区工作者', 'community')
export const dispatcher = role('dispatcher', '街道调度员', 'street')
export const handler = role('handler', '承办人', 'unit')
export const supervisor = role('supervisor', '督办员', 'street')
export const leader = role('leader', '街道领导', 'street')
/** Writes what the office publishes, and answers requests for what it has not published. */
export const publisher = role('publisher', '信息公开员', 'office')
/** Checks before anything is published; never what the same person wrote. The street leader may do so too. */
export const publicationReviewer = role('publication-reviewer', '公开审核人', 'office')
/** Mediates disputes for the whole street, where the community did not settle them. */
export const mediator = role('mediator', '调解员', 'street')
/** Keeps what was decided elsewhere of the staff's year; reads it person by person, on record. */
export const personnel = role('personnel', '人事专员', 'office')
/** The three separate admin duties of a level-3 system (GB/T 22239-2019): nobody holds two of them. */
export const systemAdmin = role('system-admin', '系统管理员', 'office')
export const securityAdmin = role('security-admin', '安全管理员', 'office')
export const auditor = role('auditor', '审计管理员', 'office')

export const baseRoles: readonly Role[] = [
  resident,
  gridWorker,
  communityWorker,
  dispatcher,
  handler,
  supervisor,
  leader,
  publisher,
  publicationReviewer,
  mediator,
  personnel,
  systemAdmin,
  securityAdmin,
  auditor,
]
