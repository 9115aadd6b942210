import { useState } from 'react'
import type { Warning, warningList } from '#contract/warnings'
import { api } from '../../shell/api.ts'
import { sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { LevelMark } from '../../shell/warnings/level.tsx'
import { useWall } from '../data/wall.ts'
import { useMinute } from '../parts/use-minute.ts'
import { useText } from './text.ts'
import { WarningForm } from './warning-form.tsx'
import '../log/log.css'

/** Warnings by hand: give out, change, cancel; every version is listed below. */
export default function WarningsPage() {
  const t = useText()
  const { known } = useWall()
  const holding = known.summary?.warnings ?? []
  const language = useLanguage()
  const mark = holding.map(one => `${one.id}${one.version}`).join()
  const { data, error, reload } = useLoad(`warnings ${language} ${mark}`, signal =>
    api.get<(typeof warningList)['_output']>('/warnings', { query: { lang: language }, signal }),
  )
  const back = { to: '/', label: t('warnings.back') }
  return (
    <Page title={t('warnings.title')} lead={t('warnings.lead')} width="wide" back={back}>
      <Panel title={t('warnings.holding')}>
        {holding.length === 0 && <p>{t('warnings.none')}</p>}
        <ul className="cc-log-entries">
          {holding.map(one => (
            <Holding key={one.id} of={one} />
          ))}
        </ul>
      </Panel>
      <Panel title={t('warnings.give')}>
        <WarningForm />
      </Panel>
      <Panel title={t('warnings.history')}>
        {error !== undefined && <ErrorNote error={error} retry={reload} />}
        <ul className="cc-log-entries">
          {data?.rows.map(one => (
            <li key={`${one.id} ${one.version}`}>
              <p>
                <LevelMark level={one.level} /> {one.headline}
              </p>
              <p className="ui-soft">
                {t(one.msgType === 'cancel' ? 'warnings.cancelled' : `warnings.${one.msgType}`)} · {one.sender} ·{' '}
                <When at={one.sent} />
              </p>
            </li>
          ))}
        </ul>
      </Panel>
    </Page>
  )
}

function Holding({ of }: { of: Warning }) {
  const t = useText()
  const language = useLanguage()
  const now = useMinute()
  const { feed, name } = useWall()
  const [changing, setChanging] = useState(false)
  const [error, setError] = useState<unknown>()
  const cancel = () =>
    api.remove(`/warnings/${of.id}`, { query: { version: of.version } }).then(
      () => feed.refresh(),
      (problem: unknown) => setError(problem),
    )
  const where = of.areas.map(area => name(area.id) || area.name).join(language === 'zh' ? '、' : ', ')
  return (
    <li>
      <p>
        <LevelMark level={of.level} /> <strong>{of.headline}</strong>
      </p>
      <p className="ui-soft">
        {[where || t('warnings.whole'), t('warnings.to', { when: sayMoment(of.expires, now, language) })].join(' · ')}
      </p>
      {of.instruction && <p>{of.instruction}</p>}
      {error !== undefined && <ErrorNote error={error} />}
      {changing ? (
        <WarningForm before={of} onDone={() => setChanging(false)} />
      ) : (
        <div className="ui-row">
          <Button size="small" onPress={() => setChanging(true)}>
            {t('warnings.change')}
          </Button>
          <Button size="small" look="danger" confirm={t('warnings.cancel')} onPress={cancel}>
            {t('warnings.cancel')}
          </Button>
        </div>
      )}
    </li>
  )
}
