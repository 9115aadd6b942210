import { Link } from 'wouter'
import type { CaseDetail } from '#contract/cases'
import { FieldShow } from '../../fields/field.tsx'
import { Facts } from '../../shell/ui/facts.tsx'
import { When } from '../../shell/ui/when.tsx'
import type { Kind } from '../data/office.ts'
import { useKnownText } from './text.ts'

type SharedProps = { detail: CaseDetail; joined: CaseDetail['case']['joined']; kind: Kind }

/** How many share the matter: who joined and how to reach them, what was merged, and how many of them have rated. */
export function Shared({ detail, joined, kind }: SharedProps) {
  const t = useKnownText()
  const { gathered } = detail.case
  const voices = gathered.reduce((sum, one) => sum + one.voices, 1 + joined.length)
  if (voices === 1) return null
  const rated = [...joined, ...gathered].filter(one => one.rated !== null).length
  const said = [t('known.share', { count: voices }), rated > 0 ? t('known.rated', { count: rated }) : '']
  return (
    <>
      <p>{said.filter(Boolean).join(' · ')}</p>
      {joined.length > 0 && (
        <details>
          <summary>{t('known.joined', { count: joined.length })}</summary>
          <Facts
            facts={joined.map(one => [
              one.number,
              <span key={one.id} className="desk-known-joined">
                <When at={one.at} />
                {Object.entries(one.contact).map(([key, value]) => {
                  const field = kind.def.form[key]
                  return field && <FieldShow key={key} field={field} value={value} />
                })}
              </span>,
            ])}
          />
        </details>
      )}
      {gathered.length > 0 && (
        <p>
          {t('known.gathered')}{' '}
          {gathered.map(one => (
            <Link key={one.case} className="desk-known-number" href={`/case/${one.case}`}>
              {one.number}
            </Link>
          ))}
        </p>
      )}
    </>
  )
}
