import { type FormEvent, useState } from 'react'
import type { PlaceRow } from '#contract/office'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { type AddressRow, findAddresses, locate } from '../report/where.ts'
import { type Spot, sameSpot } from './spot.ts'
import { useText } from './text.ts'
import '../report/report.css'

type WhereAskProps = {
  spot: Spot | undefined
  onSpot: (spot: Spot, named: boolean) => void
  /** A whole community is an answer too. */
  communities?: boolean | undefined
}

/** Where: the device's position, an address, or a community. None of them needs the others. */
export function WhereAsk({ spot, onSpot, communities }: WhereAskProps) {
  const t = useText()
  const [problem, setProblem] = useState<'locating' | 'denied' | 'nowhere'>()
  const here = async () => {
    setProblem('locating')
    const located = await locate()
    setProblem(located.is === 'here' ? undefined : located.is)
    if (located.is === 'here') onSpot({ name: t('around.where.mine'), point: located.point }, false)
  }
  const ways = (
    <>
      <Button onPress={here} size="wide">
        {t('around.where.here')}
      </Button>
      {problem && (
        <p className="p-note" role="status">
          {t(`around.where.${problem}`)}
        </p>
      )}
      <Addresses onSpot={found => onSpot(found, true)} />
      {communities && <Communities spot={spot} onSpot={found => onSpot(found, true)} />}
      <p className="ui-soft">{t('around.where.private')}</p>
    </>
  )
  return (
    <section className="ui-stack" aria-label={t('around.where.title')}>
      {spot ? (
        <>
          <p role="status">
            <strong>{t('around.where.now', { place: spot.name })}</strong>
          </p>
          <details className="p-more" key={sameSpot(spot)}>
            <summary>{t('around.where.other')}</summary>
            <div className="ui-stack">{ways}</div>
          </details>
        </>
      ) : (
        ways
      )}
    </section>
  )
}

function Addresses({ onSpot }: { onSpot: (spot: Spot) => void }) {
  const t = useText()
  const [words, setWords] = useState('')
  const [found, setFound] = useState<{ words: string; rows: readonly AddressRow[] }>()
  const search = async () => {
    const q = words.trim()
    if (q.length < 2) return
    const rows = await findAddresses(q, new AbortController().signal).catch(() => [])
    setFound({ words: q, rows: rows.filter(row => row.point).slice(0, 8) })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void search()
  }
  return (
    <form className="ui-stack" onSubmit={submit}>
      <div className="p-search">
        <TextField
          label={t('around.where.address')}
          hint={t('around.where.address.hint')}
          value={words}
          maxLength={60}
          onChange={setWords}
        />
        <Button submit onPress={search}>
          {t('around.where.find')}
        </Button>
      </div>
      <div role="status">
        {found?.rows.length === 0 && <p>{t('around.where.none', { text: found.words })}</p>}
        {found && found.rows.length > 0 && (
          <ul className="p-offers">
            {found.rows.map(row => (
              <li key={row.id}>
                <button
                  type="button"
                  onClick={() => {
                    setFound(undefined)
                    setWords(row.text)
                    onSpot({ name: row.text, point: row.point })
                  }}
                >
                  {row.text}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </form>
  )
}

function Communities({ spot, onSpot }: { spot: Spot | undefined; onSpot: (spot: Spot) => void }) {
  const t = useText()
  const language = useLanguage()
  const { data } = useLoad('communities', signal =>
    api.get<{ rows: readonly PlaceRow[] }>('/places', { query: { kind: 'community' }, signal }),
  )
  const nameOf = (row: PlaceRow) => (language === 'en' ? (row.nameEn ?? row.name) : row.name)
  const pick = (id: string | undefined) => {
    const row = data?.rows.find(one => one.id === id)
    if (row) onSpot({ name: nameOf(row), community: row.id })
  }
  return (
    <Select
      label={t('around.where.community')}
      value={spot && 'community' in spot ? spot.community : undefined}
      onChange={pick}
      options={(data?.rows ?? []).map(row => ({ value: row.id, label: nameOf(row) }))}
    />
  )
}
