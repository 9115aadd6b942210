import { Link } from 'wouter'
import type { PublicDocumentRow } from '#contract/documents'
import { useLanguage } from '../../shell/preferences.ts'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { sayDayOf } from './say-date.ts'
import { useText } from './text.ts'

export const forceTone = { 'in-force': 'green', 'not-yet': 'amber', over: 'grey', repealed: 'red' } as const

/** The words somebody searched for, marked where they stand. */
function Marked({ text, q }: { text: string; q: string | undefined }) {
  const at = q ? text.toLowerCase().indexOf(q.toLowerCase()) : -1
  if (!q || at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + q.length)}</mark>
      {text.slice(at + q.length)}
    </>
  )
}

export function Entry({ row, q }: { row: PublicDocumentRow; q: string | undefined }) {
  const t = useText()
  const language = useLanguage()
  const inEnglish = language === 'en' && row.titleEn
  const facts = [row.unit, row.community, row.number].filter(Boolean)
  return (
    <li>
      <Link href={`/info/d/${row.index}`} lang={inEnglish ? 'en' : 'zh-CN'}>
        <Marked text={inEnglish ? row.titleEn! : row.title} q={q} />
      </Link>
      {inEnglish && <p lang="zh-CN">{row.title}</p>}
      <p lang="zh-CN" className="info-summary">
        <Marked text={row.excerpt ?? row.summary} q={q} />
      </p>
      <p className="ui-row ui-soft">
        <time>{sayDayOf(row.publishedAt, language)}</time>
        {facts.map(fact => (
          <span key={fact}>{fact}</span>
        ))}
        {row.force && <StateChip tone={forceTone[row.force]}>{t(`info.force.${row.force}`)}</StateChip>}
      </p>
    </li>
  )
}
