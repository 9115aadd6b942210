import { useState } from 'react'
import type { Stopped } from '#contract/telling'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { useText } from '../text.ts'
import { useTellText } from './text.ts'

/** Opened from a message: stops its channel at once, and takes it up again for whoever pressed it by mistake. */
export default function StopPage() {
  const t = useTellText()
  const p = useText()
  // Behind the # no server and no log sees it.
  const [token] = useState(() => location.hash.slice(1))
  const [again, setAgain] = useState<Stopped>()
  const [fault, setFault] = useState<unknown>()
  const fits = /^[0-9a-f-]{36}\.[\w-]{22}$/.test(token)
  const { data, error, loading, reload } = useLoad(`stop/${token}`, () =>
    fits ? api.post<Stopped>(`/public/tell/stop/${token}`) : Promise.resolve(undefined),
  )
  const back = { to: '/', label: p('portal.back.home') }
  const now = again ?? data
  const resume = async () => {
    setFault(undefined)
    try {
      setAgain(await api.post<Stopped>(`/public/tell/resume/${token}`))
    } catch (caught) {
      setFault(caught)
    }
  }
  if (!now)
    return (
      <Page title={t(loading ? 'tell.stop.wait' : 'tell.title')} back={back}>
        {!loading && (fits && error ? <ErrorNote error={error} retry={reload} /> : <p>{t('tell.stop.wrong')}</p>)}
      </Page>
    )
  const channel = t(`tell.channel.${now.channel}`)
  return (
    <Page title={t(now.wanted ? 'tell.stop.on' : 'tell.stop.title', { channel })} back={back}>
      <div className="ui-stack">
        {!now.wanted && <p>{t('tell.stop.lead')}</p>}
        {fault !== undefined && <ErrorNote error={fault} />}
        <div className="ui-row">
          {now.number && <ButtonLink to={`/s/${now.number}`}>{t('tell.stop.see')}</ButtonLink>}
          {!now.wanted && (
            <Button look="quiet" onPress={resume}>
              {t('tell.stop.again')}
            </Button>
          )}
        </div>
      </div>
    </Page>
  )
}
