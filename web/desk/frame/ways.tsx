import { Link } from 'wouter'
import './section.css'

export interface Way {
  readonly to: string
  readonly title: string
  readonly here: boolean
  /** It stands for more than the page one is on. */
  readonly wider?: boolean
}

/** The ways to the pages of one part of the desk; several rows where a part has several things to choose. */
export function Ways({ rows }: { rows: readonly { readonly label: string; readonly ways: readonly Way[] }[] }) {
  return (
    <div className="desk-ways ui-no-print">
      {rows.map(({ label, ways }) => (
        <nav key={label} aria-label={label}>
          {ways.map(({ to, title, here, wider }) => (
            <Link key={to} href={to} aria-current={here ? (wider ? 'true' : 'page') : undefined}>
              {title}
            </Link>
          ))}
        </nav>
      ))}
    </div>
  )
}
