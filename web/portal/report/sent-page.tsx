import { lazy, Suspense, useEffect } from 'react'
import { Redirect, useSearchParams } from 'wouter'
import { sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useNow } from '../../shell/use-now.ts'
import { keepsThings } from '../data/kept.ts'
import { useMyReports } from '../data/my-reports.ts'
import { officeName, usePortal } from '../data/office.ts'
import { leaveFirst } from '../first/first-page.ts'
import { milestones } from '../status/milestones.ts'
import { sayNext } from '../status/say-state.ts'
import { useText } from '../text.ts'
import { KeepSent } from './keep-sent.tsx'
import { saveNumberPicture } from './number-picture.ts'
import './report.css'

const TellPanel = lazy(() => import('../tell/tell-panel.tsx'))

/** Thank you: the number, how to keep it, what happens next and by when. */
export function SentPage({ number }: { number: string }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const [search] = useSearchParams()
  const { office, types, roles } = usePortal()
  const report = useMyReports().find(one => one.number === number)
  const caseKey = search.get('key')
  useEffect(() => {
    if (report) leaveFirst()
  }, [report])
  if (!report && caseKey) return <KeepSent number={number} caseKey={caseKey} />
  if (!report) return <Redirect to={`/s/${number}`} replace />

  const def = types.find(one => one.type === report.type)?.def
  const link = `${location.origin}/s/${number}#${report.key}`
  const copy = (text: string, said: string) =>
    navigator.clipboard?.writeText(text).then(
      () => toast(said),
      () => toast(t('portal.sent.uncopied')),
    ) ?? toast(t('portal.sent.uncopied'))
  const picture = () =>
    saveNumberPicture({
      name: officeName(office, language),
      title: t('portal.sent.title'),
      number,
      about: report.title,
      hint: `${t('portal.sent.picture.hint')} ${location.host}`,
    }).then(() => toast(t('portal.sent.saved')))

  const way = def && milestones(def, report.state)
  const then = way?.states.slice(way.at + 1).map(state => def?.states[state]?.title ?? state) ?? []
  return (
    <Page title={t('portal.sent.title')} lead={report.title}>
      <div className="ui-stack p-sent">
        <div className="p-number">
          <span>{t('portal.sent.number')}</span>
          <output>{number}</output>
        </div>
        <div className="p-keep">
          <Button onPress={() => copy(number, t('portal.sent.copied'))}>{t('portal.sent.copy')}</Button>
          <Button onPress={picture}>{t('portal.sent.save')}</Button>
          <Button onPress={() => copy(link, t('portal.sent.linked'))}>{t('portal.sent.link')}</Button>
        </div>
        {keepsThings() ? <p className="ui-soft">{t('portal.sent.kept')}</p> : <p className="p-note">{t('portal.sent.unkept')}</p>}
        {def && (
          <Panel title={t('portal.sent.next')}>
            <p>
              {sayNext(def, report.state, roles, t)}
              {report.dueAt !== null && ` ${t('portal.step.due', { when: sayMoment(report.dueAt, now, language) })}`}
            </p>
            {then.length > 0 && (
              <p className="ui-soft">{t('portal.step.then', { states: then.join(language === 'zh' ? '、' : ', ') })}</p>
            )}
            <p className="ui-soft">{t('portal.sent.more')}</p>
          </Panel>
        )}
        <Suspense>
          <TellPanel number={number} caseKey={report.key} />
        </Suspense>
        <ButtonLink to={`/s/${number}`} look="main" size="wide">
          {t('portal.sent.see')}
        </ButtonLink>
        <ButtonLink to="/" look="quiet">
          {t('portal.missing.home')}
        </ButtonLink>
      </div>
    </Page>
  )
}
