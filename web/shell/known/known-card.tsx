import { useRef, useState } from 'react'
import type { Joined, KnownAsk, KnownNear } from '#contract/known'
import type { CaseData } from '#kernel/define/case'
import { api } from '../api.ts'
import { sayDay } from '../dates.ts'
import { newId } from '../new-id.ts'
import { useLanguage } from '../preferences.ts'
import { Button } from '../ui/button.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { StateChip } from '../ui/state-chip.tsx'
import { useNow } from '../use-now.ts'
import { useText } from './text.ts'
import { useKnown } from './use-known.ts'
import './known.css'

type KnownCardProps = {
  def: CaseData
  ask: KnownAsk | undefined
  /** How to reach the one who joins, as typed so far. */
  contact: Readonly<Record<string, unknown>>
  /** A grid worker adds what somebody told them. */
  staff?: boolean
  onJoined: (joined: Joined, title: string) => void
}

const noon = (day: string) => Date.parse(`${day}T12:00:00+08:00`)

/** What neighbours have reported near here that may be the same: join it in one press, or go on and send. */
export default function KnownCard({ def, ask, contact, staff = false, onJoined }: KnownCardProps) {
  const t = useText()
  const rows = useKnown(ask)
  const [busy, setBusy] = useState<string>()
  const [error, setError] = useState<unknown>()
  // The same press again is the same join.
  const ids = useRef(new Map<string, string>())
  if (rows.length === 0) return null

  const join = async (row: KnownNear, title: string) => {
    const id = ids.current.get(row.ref) ?? newId()
    ids.current.set(row.ref, id)
    setBusy(row.ref)
    setError(undefined)
    try {
      onJoined(await api.create<Joined>(`/public/known/${row.ref}/join`, { id, answers: contact } as { id: string }), title)
    } catch (fault) {
      setError(fault)
    }
    setBusy(undefined)
  }
  return (
    <section className="ui-known" aria-labelledby="known-title">
      <h2 id="known-title">{t('known.title')}</h2>
      <p className="ui-soft">{t('known.lead')}</p>
      <ul>
        {rows.map(row => {
          const chosen = row.data[def.known?.category ?? '']
          const title = def.form[def.known?.category ?? '']?.options?.[String(chosen)] ?? def.title
          return (
            <li key={row.ref}>
              <div>
                <strong>{title}</strong>
                <StateChip tone="green">{def.states[row.state]?.title ?? row.state}</StateChip>
                <Line row={row} />
              </div>
              <Button busy={busy === row.ref} onPress={() => join(row, title)}>
                {t(staff ? 'known.join.staff' : 'known.join')}
              </Button>
            </li>
          )
        })}
      </ul>
      {Object.keys(contact).length > 0 && <p className="ui-soft">{t('known.contact')}</p>}
      {error !== undefined && <ErrorNote error={error} />}
    </section>
  )
}

/** How far, since when, how many. */
function Line({ row }: { row: KnownNear }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const said = [
    row.metres === null ? '' : t('known.metres', { count: row.metres }),
    sayDay(noon(row.filedOn), now, language),
    row.voices > 1 ? t('known.voices', { count: row.voices }) : '',
  ]
  return <p className="ui-soft">{said.filter(Boolean).join(' · ')}</p>
}
