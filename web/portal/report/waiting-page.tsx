import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { FormFacts } from '../../fields/form.tsx'
import { ApiError } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { useMyReports } from '../data/my-reports.ts'
import { usePortal } from '../data/office.ts'
import { sendWaiting, useOutbox } from '../data/outbox.ts'
import { useText } from '../text.ts'

/** A report that is kept on the phone until it can be sent; leads on by itself when it was. */
export function WaitingPage({ id }: { id: string }) {
  const t = useText()
  const [, go] = useLocation()
  const { types } = usePortal()
  const waiting = useOutbox().find(one => one.id === id)
  const sent = useMyReports().find(one => one.id === id)
  const [trying, setTrying] = useState(false)
  const number = sent?.number

  useEffect(() => {
    if (number) go(`/sent/${number}`, { replace: true })
  }, [number, go])

  const back = { to: '/', label: t('portal.back.home') }
  if (!waiting) {
    return (
      <Page title={t('portal.waiting.none')} back={back}>
        <EmptyState title={t('portal.waiting.none')} action={<ButtonLink to="/">{t('portal.missing.home')}</ButtonLink>} />
      </Page>
    )
  }
  const { problem, answers, type } = waiting
  const form = types.find(one => one.type === type)?.def.form ?? {}
  const shown = Object.keys(form).filter(key => !form[key]?.personal && form[key]?.kind !== 'photos')
  const again = () => {
    setTrying(true)
    return sendWaiting().finally(() => setTrying(false))
  }
  return (
    <Page
      title={t(problem ? 'portal.waiting.refused' : 'portal.waiting.title')}
      lead={problem ? undefined : t('portal.waiting.lead')}
      back={back}
    >
      <div className="ui-stack">
        {problem ? (
          <>
            <ErrorNote error={new ApiError({ status: 422, ...problem })} kept />
            <ButtonLink to={`/report/${type}?again=${id}`} look="main" size="wide">
              {t('portal.waiting.mend')}
            </ButtonLink>
          </>
        ) : (
          <Button look="main" size="wide" onPress={again}>
            {t('portal.waiting.again')}
          </Button>
        )}
        <p role="status" className="ui-soft">
          {trying && t('portal.waiting.trying')}
        </p>
        <Panel title={t('portal.waiting.what')}>
          <FormFacts fields={form} values={answers} only={shown} />
        </Panel>
      </div>
    </Page>
  )
}
