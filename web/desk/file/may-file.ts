import type { Me } from '#contract/office'
import { isMatter, type Kind } from '../data/office.ts'

/** May the person file a case of this kind at the desk? Stops of rounds are made from their register. */
export const mayFile = (kind: Kind, me: Me): boolean =>
  isMatter(kind) && me.posts.some(post => kind.def.filedBy.includes(post.role))
