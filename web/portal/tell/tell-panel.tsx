import { useState } from 'react'
import type { TellChoice, TellState } from '#contract/telling'
import { ApiError, api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { canPush, subscribeHere } from '../../shell/push/this-browser.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Checkbox } from '../../shell/ui/checkbox.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { looksLikeMail } from './mail-key.ts'
import { useTellText } from './text.ts'

type TellPanelProps = {
  number: string
  caseKey: string
  /** It ended against the reporter: then the way to object stands first. */
  refused?: boolean
}

/** How the reporter wants to be told of this matter, and what they were told. Fetched when a case is open, not with the page. */
export default function TellPanel({ number, caseKey, refused = false }: TellPanelProps) {
  const t = useTellText()
  const language = useLanguage()
  const path = `/public/cases/${number}/tell`
  const headers = { 'X-Case-Key': caseKey }
  const loaded = useLoad(`tell/${number}/${language}`, signal => api.get<TellState>(path, { headers, signal }))
  const [kept, setKept] = useState<TellState>()
  const [fault, setFault] = useState<unknown>()
  const state = kept ?? loaded.data
  // The number may be one that has no contacts of its own.
  if (!state)
    return loaded.error instanceof ApiError && loaded.error.status !== 404 ? (
      <ErrorNote error={loaded.error} retry={loaded.reload} />
    ) : null
  const choose = async (choice: TellChoice, said: string) => {
    setFault(undefined)
    try {
      setKept(await api.put<TellState>(path, { ...choice, language }, { headers }))
      toast(said)
    } catch (error) {
      setFault(error)
    }
  }
  return (
    <>
      {refused && state.objection && (
        <Panel title={t('tell.objection')}>
          <p>{state.objection}</p>
        </Panel>
      )}
      <div className="ui-no-print">
        <Panel title={t('tell.title')}>
          <div className="ui-stack">
            <Ways state={state} choose={choose} />
            {fault !== undefined && <ErrorNote error={fault} kept />}
            {state.told.length > 0 && <ToldList told={state.told} />}
          </div>
        </Panel>
      </div>
    </>
  )
}

type WaysProps = { state: TellState; choose: (choice: TellChoice, said: string) => Promise<void> }

function Ways({ state, choose }: WaysProps) {
  const t = useTellText()
  const { offer, sms, email, browsers } = state
  const [denied, setDenied] = useState(false)
  if (!offer.sms && !offer.email && !offer.push) return <p className="ui-soft">{t('tell.none')}</p>
  const push = async () => {
    const subscription = await subscribeHere(offer.pushKey ?? '')
    setDenied(subscription === null)
    if (subscription) await choose({ push: subscription }, t('tell.push.set.done'))
  }
  const any = (offer.sms && sms?.wanted === true) || email !== null || browsers > 0
  return (
    <>
      <p className="ui-soft">{t('tell.lead')}</p>
      {offer.sms && sms && (
        <Checkbox checked={sms.wanted} onChange={wanted => choose({ sms: wanted }, t('tell.kept'))}>
          {t('tell.sms', { to: sms.to })}
        </Checkbox>
      )}
      {email !== null ? (
        <Checkbox checked onChange={() => choose({ email: null }, t('tell.kept'))}>
          {t('tell.email.to', { to: email })}
        </Checkbox>
      ) : (
        offer.email && <MailForm choose={choose} />
      )}
      {browsers > 0 && <p>{t('tell.push.count', { count: browsers })}</p>}
      <div className="ui-row">
        {offer.push && canPush() && <Button onPress={push}>{t('tell.push.on')}</Button>}
        {browsers > 0 && (
          <Button look="quiet" onPress={() => choose({ push: null }, t('tell.kept'))}>
            {t('tell.push.off')}
          </Button>
        )}
        {any && (
          <Button
            look="quiet"
            onPress={() => choose({ ...(sms && offer.sms && { sms: false }), email: null, push: null }, t('tell.off.done'))}
          >
            {t('tell.off')}
          </Button>
        )}
      </div>
      {denied && <p className="p-note">{t('tell.push.denied')}</p>}
    </>
  )
}

function MailForm({ choose }: Pick<WaysProps, 'choose'>) {
  const t = useTellText()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const send = async () => {
    setWrong(!looksLikeMail(typed))
    if (looksLikeMail(typed)) await choose({ email: typed.trim() }, t('tell.email.set.done'))
  }
  return (
    <form
      className="ui-stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
    >
      <TextField
        label={t('tell.email')}
        hint={t('tell.email.hint')}
        error={wrong ? t('tell.email.wrong') : undefined}
        type="email"
        inputMode="email"
        autoComplete="email"
        maxLength={200}
        value={typed}
        onChange={setTyped}
      />
      <div>
        <Button submit>{t('tell.email.set')}</Button>
      </div>
    </form>
  )
}

function ToldList({ told }: { told: TellState['told'] }) {
  const t = useTellText()
  return (
    <details>
      <summary>{t('tell.told')}</summary>
      <ul>
        {told.map(({ at, channel, subject, status, sentAt }) => (
          <li key={`${at} ${channel} ${subject}`}>
            <When at={sentAt ?? at} /> {t(`tell.channel.${channel}`)} · {subject} · {t(`tell.told.${status}`)}
          </li>
        ))}
      </ul>
    </details>
  )
}
