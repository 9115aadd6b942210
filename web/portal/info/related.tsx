import { Link } from 'wouter'
import type { PublicDocument } from '#contract/documents'
import { useText } from './text.ts'

type Links = PublicDocument['interpretations']

/** What explains it, what it explains, what it replaces. */
export function Related({ d }: { d: PublicDocument }) {
  const t = useText()
  const groups: readonly (readonly [string, Links])[] = [
    [t('info.doc.explained'), d.interpretations],
    [t('info.doc.explains'), d.interprets ? [d.interprets] : []],
    [t('info.doc.replaces'), d.replaces],
  ]
  return groups
    .filter(([, links]) => links.length > 0)
    .map(([title, links]) => (
      <section key={title} className="info-related">
        <h2>{title}</h2>
        <ul>
          {links.map(one => (
            <li key={one.index}>
              <Link href={`/info/d/${one.index}`} lang="zh-CN">
                {one.title}
              </Link>
              {one.interpretation && <span className="ui-soft">{t(`info.doc.kind.${one.interpretation}`)}</span>}
            </li>
          ))}
        </ul>
      </section>
    ))
}
