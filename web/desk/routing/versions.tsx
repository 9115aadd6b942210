import { useState } from 'react'
import type { RoutingOverview } from '#contract/routing'
import { api } from '../../shell/api.ts'
import { sayExactly } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { type Lists, useChange, useSet } from './data.ts'
import { differences, ruleWords } from './rule-words.ts'
import { useRoutingText } from './text.ts'

type Props = { type: string; overview: RoutingOverview; shown: number; lists: Lists; onSee: (version: number) => void }

/** Every version with who made it and why, what it changed, and when which was live. */
export function Versions({ type, overview, shown, lists, onSee }: Props) {
  const t = useRoutingText()
  const language = useLanguage()
  const [compared, setCompared] = useState<number>()
  const { mutateAsync, error } = useChange(type, (at, id: string) => api.remove(`${at}/live/${id}`))
  const now = Date.now()
  const made = (by: string | null, at: number) =>
    t('routing.versions.by', { who: by ?? t('routing.versions.upgrade'), at: sayExactly(at, language) })
  return (
    <section className="routing-card" aria-label={t('routing.versions')}>
      <h2>{t('routing.versions')}</h2>
      <ol className="routing-versions">
        {overview.versions.map(one => (
          <li key={one.version} aria-current={one.version === shown ? 'true' : undefined}>
            <strong>
              {t('routing.version', { version: one.version })}
              {one.version === overview.live && <span className="routing-mark is-live">{t('routing.versions.live')}</span>}
            </strong>
            <span>{one.note}</span>
            <small>{made(one.by, one.at)}</small>
            <span className="ui-row">
              <Button size="small" look="quiet" disabled={one.version === shown} onPress={() => onSee(one.version)}>
                {t('routing.versions.see')}
              </Button>
              {one.version > 1 && (
                <Button
                  size="small"
                  look="quiet"
                  pressed={compared === one.version}
                  onPress={() => setCompared(compared === one.version ? undefined : one.version)}
                >
                  {t('routing.versions.diff')}
                </Button>
              )}
            </span>
            {compared === one.version && <Differences type={type} version={one.version} base={one.base} lists={lists} />}
          </li>
        ))}
      </ol>
      <h3>{t('routing.lives')}</h3>
      {error && <ErrorNote error={error} />}
      <ol className="routing-versions">
        {overview.lives.map(one => (
          <li key={one.id}>
            <strong>
              {t('routing.version', { version: one.version })} · {sayExactly(one.from, language)}
            </strong>
            <span>{one.reason}</span>
            <small>{made(one.by, one.at)}</small>
            {one.calledOffAt !== null && <small>{t('routing.lives.called')}</small>}
            {overview.mayEdit && one.calledOffAt === null && one.from > now && (
              <Button size="small" look="quiet" confirm={t('routing.lives.off.sure')} onPress={() => mutateAsync(one.id)}>
                {t('routing.lives.off')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Differences({ type, version, base, lists }: { type: string; version: number; base: number; lists: Lists }) {
  const t = useRoutingText()
  const language = useLanguage()
  const { data: after } = useSet(type, version)
  const { data: before } = useSet(type, base)
  if (!after || (base > 0 && !before)) return <Skeleton lines={3} />
  const found = differences(before?.rules ?? [], after.rules)
  const say = (rule: (typeof found)[number]['rule']) => {
    const { when, sent } = ruleWords(rule, lists, t, language)
    return `${rule.title ? `${rule.title} ` : ''}${when} ${sent}`
  }
  if (found.length === 0) return <p>{t('routing.diff.none')}</p>
  return (
    <ul className="routing-diff">
      {found.map(one => (
        <li key={`${one.what} ${one.rule.id}`} className={`is-${one.what}`}>
          <strong>{t(`routing.diff.${one.what}`)}</strong> {say(one.rule)}
          {one.what === 'moved' && ` ${one.from} → ${one.to}`}
          {one.was && (
            <small>
              {t('routing.diff.was')} {say(one.was)}
            </small>
          )}
        </li>
      ))}
    </ul>
  )
}
