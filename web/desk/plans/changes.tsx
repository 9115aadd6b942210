import type { PlanItemDetail } from '#contract/plans'
import { When } from '../../shell/ui/when.tsx'
import { useSayField } from './say-field.ts'
import { usePlanText } from './text.ts'

/** Fields that are said by the reason or by the act itself. */
const told = new Set(['state', 'parent', 'bound', 'same'])

/** What was changed on an item, by whom and why, the newest first. */
export function Changes({ item }: { item: PlanItemDetail }) {
  const t = usePlanText()
  const say = useSayField()
  if (item.changes.length === 0) return null
  return (
    <details>
      <summary>{t('pl.changes', { count: item.changes.length })}</summary>
      <ul className="pl-values">
        {item.changes.map(change => (
          <li key={`${change.at} ${change.what}`}>
            <b>{t(`pl.h.${change.what}` as 'pl.h.added')}</b>{' '}
            <span className="ui-soft">
              {change.by ?? ''} · <When at={change.at} />
            </span>
            {Object.entries(change.after)
              .filter(([key]) => key in change.before && !told.has(key))
              .map(([key, value]) => (
                <p key={key}>
                  {t(`pl.d.${key}` as 'pl.d.title')}: <del>{say(key, change.before[key])}</del> → <ins>{say(key, value)}</ins>
                </p>
              ))}
            {Array.isArray(change.after.into) && <p>{say('title', change.after.into)}</p>}
            {typeof change.after.reason === 'string' && change.after.reason !== '' && (
              <p>
                {t('pl.reason')}: {change.after.reason}
              </p>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
