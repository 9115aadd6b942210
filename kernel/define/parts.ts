import { choice, note, optional, type Personal, person, phone, photos } from './field.ts'
import { days } from './span.ts'

/** Shared fragments of definitions, so that every programme asks the same thing in the same words. */

const toCallBack: Personal = { purpose: '核实情况并告知办理结果', basis: 'legal-duty', keep: days(730) }

/** Who reports, and how to reach them: never required, an answer needs no name. */
export const reporter = {
  reporter: optional(person('反映人', toCallBack)),
  phone: optional(phone('联系电话', toCallBack)),
}

/** Why something goes back, out, or a different way. */
export const reason = (title: string) => ({ reason: note(title, { max: 1000 }) })

export const satisfaction = { very: '满意', fairly: '基本满意', so: '一般', not: '不满意' } as const
const contacted = optional(choice('承办单位和您联系过吗', { yes: '联系过', no: '没有联系' }))
/** What the resident says at the end: was it solved, how was it handled, and did anybody get in touch. */
export const rating = {
  solved: choice('问题解决了吗', { yes: '解决了', partly: '部分解决', no: '没有解决' }),
  satisfied: choice('对办理满意吗', satisfaction),
  contacted,
  remark: optional(note('想说的话', { max: 1000 })),
}

/** Why it is not solved; the rest may be left out. */
export const notSolved = {
  reason: note('哪里没解决', { max: 1000 }),
  satisfied: optional(choice('对办理满意吗', satisfaction)),
  contacted,
}

/** Proof of work: what was done, with pictures of before and after. */
export const proof = {
  result: note('办理情况', { max: 2000 }),
  before: optional(photos('处置前照片')),
  after: photos('处置后照片'),
}
