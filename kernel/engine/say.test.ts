import { describe, expect, it } from 'vitest'
import type { Expr } from '../define/expr.ts'
import { dispute } from '../testing/small-case.ts'
import { say } from './say.ts'

const zh = (e: Expr) => say(e, dispute, 'zh')
const en = (e: Expr) => say(e, dispute, 'en')
const labour: Expr = { op: 'is', field: 'kind', value: 'labour' }
const many: Expr = { op: 'over', field: 'parties', value: 10 }

describe('a condition in words', () => {
  it('uses the titles of the definition', () => {
    expect(zh(dispute.steps.raise!.when!)).toBe('“类型”是“劳资”，或者“涉及人数”大于 10')
    expect(en({ op: 'and', all: [labour, many] })).toBe('“类型” is “劳资”, and “涉及人数” is more than 10')
  })

  it('says every kind of question and its opposite', () => {
    const questions: readonly [Expr, string, string][] = [
      [labour, '“类型”是“劳资”', '“类型”不是“劳资”'],
      [{ op: 'in', field: 'kind', values: ['noise', 'water'] }, '“类型”是“噪声”或“漏水”', '“类型”不是“噪声”或“漏水”'],
      [{ op: 'has', field: 'tags', value: 'night' }, '“标签”含有“夜间”', '“标签”不含“夜间”'],
      [{ op: 'is', field: 'agreed', value: true }, '“双方同意调解”是“是”', '“双方同意调解”不是“是”'],
      [many, '“涉及人数”大于 10', '“涉及人数”没有填写，或并非大于 10'],
      [{ op: 'filled', field: 'applicant' }, '填写了“申请人”', '没有填写“申请人”'],
      [{ op: 'taken', step: 'raise', times: 1 }, '做过“提级”', '没有做过“提级”'],
      [{ op: 'taken', step: 'raise', times: 3 }, '“提级”做过 3 次以上（含 3 次）', '“提级”还不到 3 次'],
    ]
    for (const [expr, yes, no] of questions) {
      expect(zh(expr)).toBe(yes)
      expect(zh({ op: 'not', expr })).toBe(no)
      expect(zh({ op: 'not', expr: { op: 'not', expr } })).toBe(yes)
    }
  })

  it('turns a refused “both” into “either not”, and keeps what belongs together in brackets', () => {
    expect(zh({ op: 'not', expr: { op: 'and', all: [labour, { op: 'filled', field: 'agreed' }] } })).toBe(
      '“类型”不是“劳资”，或者没有填写“双方同意调解”',
    )
    expect(
      zh({
        op: 'and',
        all: [
          { op: 'or', all: [labour, many] },
          { op: 'filled', field: 'agreed' },
        ],
      }),
    ).toBe('（“类型”是“劳资”，或者“涉及人数”大于 10），并且填写了“双方同意调解”')
  })
})
