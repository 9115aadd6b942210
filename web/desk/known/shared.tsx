import { Link } from 'wouter'
import type { CaseDetail } from '#contract/cases'
import { useKnownText } from './text.ts'

/** How many share the matter: who joined, what was merged, and how many of them have rated. */
export function Shared({ detail }: { detail: CaseDetail }) {
  const t = useKnownText()
  const { joined, gathered } = detail.case
  const voices = gathered.reduce((sum, one) => sum + one.voices, 1 + joined.length)
  if (voices === 1) return null
  const rated = [...joined, ...gathered].filter(one => one.rated !== null).length
  const said = [
    t('known.share', { count: voices }),
    joined.length > 0 ? t('known.joined', { count: joined.length }) : '',
    rated > 0 ? t('known.rated', { count: rated }) : '',
  ]
  return (
    <>
      <p>{said.filter(Boolean).join(' · ')}</p>
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
