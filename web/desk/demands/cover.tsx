import type { Coverage } from '#contract/demands'
import { Checkbox } from '../../shell/ui/checkbox.tsx'
import { useDemandText } from './text.ts'

type CoverProps = {
  coverage: Coverage
  /** Lets somebody say that a column has to be typed though it looks held. */
  onTyped?: ((title: string, typed: boolean) => void) | undefined
}

/** Each column of a table: whether the office holds it, where, and what has to be typed. */
export function Cover({ coverage, onTyped }: CoverProps) {
  const t = useDemandText()
  const all = coverage.columns.length
  return (
    <div className="ui-stack">
      <div className="dem-share">
        <strong>{t('dem.cover.share', { held: coverage.held, all })}</strong>
        <span className="dem-bar" aria-hidden="true">
          <span style={{ width: `${(100 * coverage.held) / Math.max(1, all)}%` }} />
        </span>
        {coverage.personal > 0 && <span className="ui-soft">{t('dem.cover.personal', { count: coverage.personal })}</span>}
      </div>
      <div className="dem-scroll">
        <table className="dem-table">
          <thead>
            <tr>
              <th scope="col">{t('dem.cover.column')}</th>
              <th scope="col">{t('dem.cover.by')}</th>
              <th scope="col">{t('dem.cover.where')}</th>
            </tr>
          </thead>
          <tbody>
            {coverage.columns.map(({ title, typed, held }) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                <td>
                  <span className="dem-by">
                    {held?.personal ? t('dem.cover.private') : t(held ? 'dem.cover.system' : 'dem.cover.typed')}
                    {onTyped && (held || typed) && (
                      <Checkbox checked={typed} onChange={value => onTyped(title, value)}>
                        {t('dem.cover.mark')}
                        <span className="ui-hidden">{t('dem.cover.not', { title })}</span>
                      </Checkbox>
                    )}
                  </span>
                </td>
                <td>{held && <Where held={held} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {coverage.overlaps.length > 0 && (
        <section>
          <h3>{t('dem.overlap')}</h3>
          <ul>
            {coverage.overlaps.map(({ id, title, asker, columns }) => (
              <li key={id}>{t('dem.overlap.of', { asker, title, columns: columns.join(' · ') })}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Where({ held }: { held: NonNullable<Coverage['columns'][number]['held']> }) {
  const t = useDemandText()
  return (
    <>
      {held.what === 'office'
        ? t('dem.cover.what.office')
        : t('dem.cover.at', { what: t(`dem.cover.what.${held.what}`), in: held.in, title: held.title })}
      {held.what !== 'office' && <small className="ui-soft"> {t(`dem.cover.how.${held.how}`)}</small>}
    </>
  )
}
