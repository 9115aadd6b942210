import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { TellMe, TellMeState } from '#contract/telling'
import { Switch } from '../../overlay/switch.tsx'
import { ApiError, api } from '../../shell/api.ts'
import { canPush, subscribeHere } from '../../shell/push/this-browser.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { client } from '../data/client.ts'
import { useAttempt } from '../session/use-attempt.ts'
import { useTellText } from './text.ts'

const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}:00` }))

/** By which channels what lands on me reaches me beside the bell, and whether I want the daily digest. */
export default function TellMePanel() {
  const { data, error, refetch } = useQuery({
    queryKey: ['tell-me'],
    queryFn: ({ signal }) => api.get<TellMeState>('/me/tell', { signal }),
  })
  if (error) return <ErrorNote error={error} retry={() => refetch()} />
  if (!data) return <Skeleton />
  return <Fields key={`${data.email.address}/${data.browsers}`} now={data} />
}

function Fields({ now }: { now: TellMeState }) {
  const t = useTellText()
  const [wish, setWish] = useState<TellMe>({ email: now.email, push: now.push, digest: now.digest })
  const { attempt, error } = useAttempt()
  const set = (more: Partial<TellMe>) => setWish({ ...wish, ...more })
  const faults = error instanceof ApiError ? error.fields : {}
  const save = () =>
    attempt(async () => {
      client.setQueryData(['tell-me'], await api.put<TellMeState>('/me/tell', wish))
      toast(t('me.tell.saved'))
    })
  return (
    <div className="ui-stack">
      <p className="ui-soft">{t('me.tell.lead')}</p>
      {!now.offer.email && !now.offer.push && <p className="ui-soft">{t('me.tell.none')}</p>}
      {now.offer.email && (
        <>
          <Switch label={t('me.tell.email')} checked={wish.email.on} onChange={on => set({ email: { ...wish.email, on } })} />
          <TextField
            label={t('me.tell.address')}
            type="email"
            autoComplete="email"
            optional
            maxLength={200}
            error={faults.email}
            value={wish.email.address ?? ''}
            onChange={typed => set({ email: { ...wish.email, address: typed.trim() || null } })}
          />
        </>
      )}
      {now.offer.push && <Switch label={t('me.tell.push')} checked={wish.push} onChange={push => set({ push })} />}
      {now.offer.push && <Browsers now={now} />}
      <Switch
        label={t('me.digest.on')}
        checked={wish.digest !== null}
        onChange={on => set({ digest: on ? { hour: 8, byEmail: false } : null })}
      />
      {wish.digest && (
        <>
          <Select
            label={t('me.digest.hour')}
            empty={false}
            value={String(wish.digest.hour)}
            onChange={hour => wish.digest && set({ digest: { ...wish.digest, hour: Number(hour) } })}
            options={hours}
          />
          {now.offer.email && (
            <Switch
              label={t('me.digest.mail')}
              checked={wish.digest.byEmail}
              onChange={byEmail => wish.digest && set({ digest: { ...wish.digest, byEmail } })}
            />
          )}
        </>
      )}
      {error !== undefined && <ErrorNote error={error} kept />}
      <div className="ui-row">
        <Button look="main" onPress={save}>
          {t('me.tell.save')}
        </Button>
        <Link href="/digest">{t('me.digest.see')}</Link>
      </div>
    </div>
  )
}

function Browsers({ now }: { now: TellMeState }) {
  const t = useTellText()
  const [denied, setDenied] = useState(false)
  const { attempt, error } = useAttempt()
  const keep = (answer: TellMeState) => client.setQueryData(['tell-me'], answer)
  const add = () =>
    attempt(async () => {
      const here = await subscribeHere(now.offer.pushKey ?? '')
      setDenied(here === null)
      if (here) keep(await api.post<TellMeState>('/me/tell/browsers', here))
    })
  const none = () => attempt(async () => keep(await api.remove<TellMeState>('/me/tell/browsers')))
  return (
    <div className="ui-row">
      {canPush() && <Button onPress={add}>{t('me.tell.browser')}</Button>}
      {now.browsers > 0 && (
        <>
          <span className="ui-soft">{t('me.tell.browsers', { count: now.browsers })}</span>
          <Button look="quiet" size="small" onPress={none}>
            {t('me.tell.browsers.off')}
          </Button>
        </>
      )}
      {denied && <span className="ui-soft">{t('me.tell.denied')}</span>}
      {error !== undefined && <ErrorNote error={error} />}
    </div>
  )
}
