import { writeXlsx } from 'hucre/xlsx'
import type { AppraisalDetail, ScoringRule } from '#contract/appraisals'
import { appraisalWord } from '../../words/appraisals.ts'

type Lang = 'zh' | 'en'
type Cell = string | number | null

function sayRule(rule: ScoringRule, w: (key: string, values?: Record<string, string>) => string): string {
  if (rule.kind === 'linear') return w('rule.linear', { floor: String(rule.floor), goal: String(rule.goal) })
  return rule.steps.map(s => w(`rule.${rule.way}`, { at: String(s.at), points: String(s.points) })).join('; ')
}

/** The result as a workbook: bands first and no numbers of places, every part with what it was counted from, the rules. */
export async function appraisalBook(a: AppraisalDetail, lang: Lang): Promise<Uint8Array> {
  const w = (key: string, values: Record<string, string> = {}) => appraisalWord(lang, key, values)
  const byBand = [...a.units].sort((x, y) => (x.band ?? 999) - (y.band ?? 999))
  const result: Cell[][] = byBand.map(u => [
    a.state === 'open' ? '' : u.band === null ? w('band.none') : w('band.n', { n: String(u.band) }),
    u.name,
    u.sum?.points ?? null,
    u.sum ? `${u.sum.low}–${u.sum.high}` : '',
  ])
  const detail: Cell[][] = byBand.flatMap(u =>
    a.parts.map(part => {
      const m = u.marks.find(one => one.part === part.key)
      if (!m) return [u.name, part.title, part.weight, null, null, null, null, '', '', '', '', '']
      const counted = [m.points, m.value, m.hit, m.of, m.from ?? '', m.until ?? '']
      return [u.name, part.title, part.weight, ...counted, m.words, m.evidence, m.by ?? '']
    }),
  )
  const rules: Cell[][] = a.parts.map((part, n) => [
    part.title,
    part.weight,
    part.kind === 'computed' ? (a.says[n] ?? '') : w('judged'),
    part.kind === 'computed' ? sayRule(part.rule, w) : part.judges.map(j => a.judgeNames[j] ?? '').join(', '),
  ])
  const text = (width: number) => ({ width, numFmt: '@' })
  const number = { width: 12, numFmt: '0.##' }
  const heads = ['unit', 'part', 'weight', 'points', 'value', 'hit', 'of', 'from', 'until', 'says', 'evidence', 'by']
  return writeXlsx({
    sheets: [
      {
        name: w('sheet.result'),
        columns: [text(12), text(28), number, text(16)],
        rows: [[w('band'), w('unit'), w('score'), w('range')], ...result, [], [w('note')]],
        freezePane: { rows: 1 },
      },
      {
        name: w('sheet.detail'),
        columns: [text(24), text(24), number, number, number, number, number, text(12), text(12), text(40), text(40), text(12)],
        rows: [heads.map(key => w(key)), ...detail],
        freezePane: { rows: 1 },
      },
      {
        name: w('sheet.rules'),
        columns: [text(24), number, text(60), text(60)],
        rows: [[w('part'), w('weight'), w('formula'), w('rule')], ...rules],
      },
    ],
  })
}
