import { useRef, useState } from 'react'
import { Link } from 'wouter'
import type { LookBody, LookRow } from '#contract/published'
import { api } from '../../shell/api.ts'
import { sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { KeyHint } from '../../shell/ui/key-hint.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useKeys } from '../../shell/use-keys.ts'
import { useNow } from '../../shell/use-now.ts'
import { Marked, maskAll } from './marked.tsx'
import { PhotoPicks } from './photo-picks.tsx'
import { useText } from './text.ts'

const reasons = ['person', 'blame', 'private', 'abuse', 'secret'] as const

/** One matter: what was written, and what of it everybody will read. */
export function LookCard({ row, onSettled }: { row: LookRow; onSettled: (row: LookRow) => void }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  // What surely points at a person is masked to begin with; the rest is for whoever looks.
  const [words, setWords] = useState(row.shown?.words ?? maskAll(row.words, row.traces.words, 'sure'))
  const [answer, setAnswer] = useState(row.shown?.answer ?? maskAll(row.answer ?? '', row.traces.answer, 'sure'))
  const [photos, setPhotos] = useState<readonly string[]>(row.shown?.photos ?? [])
  const [reason, setReason] = useState(row.reason ?? '')
  const [fault, setFault] = useState<unknown>()
  const why = useRef<HTMLInputElement>(null)
  const found = row.traces.words.length + row.traces.answer.length
  const taken = row.decision === 'taken-back' && !row.offered

  const send = async (decision: LookBody['decision']) => {
    setFault(undefined)
    const shows = decision === 'shown' && !taken
    const body: LookBody = {
      version: row.version,
      decision,
      words: shows ? words.trim() || null : null,
      answer: decision === 'shown' ? answer.trim() || null : null,
      photos: shows ? [...photos] : [],
      reason: decision === 'shown' ? '' : reason.trim(),
    }
    try {
      const settled = await api.post<LookRow>(`/published/looks/${row.id}`, body)
      toast(t(`looks.done.${decision}`, { number: row.number }))
      onSettled(settled)
    } catch (error) {
      setFault(error)
    }
  }
  const mask = () => {
    setWords(maskAll(words, row.traces.words))
    setAnswer(maskAll(answer, row.traces.answer))
  }
  useKeys({ m: mask, w: () => why.current?.focus(), 'mod+Enter': () => send('shown') })
  return (
    <article className="looks-card ui-stack">
      <p className="ui-row">
        <Link href={`/case/${row.id}`}>
          {t('looks.case')} {row.number}
        </Link>
        <a href={`/published/${row.ref}`} target="_blank" rel="noreferrer">
          {t('looks.public')}
        </a>
        <span className="ui-soft">{t('looks.filed', { when: sayMoment(row.filedAt, now, language) })}</span>
      </p>
      {row.decision !== null && (
        <p className="ui-soft">
          {t('looks.again', { what: t(`looks.decided.${row.decision}`) })}{' '}
          {row.by !== null &&
            row.lookedAt !== null &&
            t('looks.by', { who: row.by, when: sayMoment(row.lookedAt, now, language) })}{' '}
          {row.reason}
        </p>
      )}
      <section>
        <h2>{t(row.offered ? 'looks.wrote.offered' : 'looks.wrote')}</h2>
        <Marked text={row.words} traces={row.traces.words} empty={t('looks.nothing')} />
        {row.answer !== null && (
          <>
            <h2>{t('looks.answered')}</h2>
            <Marked text={row.answer} traces={row.traces.answer} empty={t('looks.nothing')} />
          </>
        )}
      </section>
      {taken ? (
        <p>{t('looks.taken')}</p>
      ) : (
        <>
          {found > 0 ? (
            <div>
              <Button size="small" onPress={mask}>
                {t('looks.mask', { count: found })} <KeyHint keys={['m']} />
              </Button>
            </div>
          ) : (
            <p className="ui-soft">{t('looks.none.found')}</p>
          )}
          <TextArea
            label={t('looks.words')}
            hint={t('looks.words.hint')}
            value={words}
            maxLength={4000}
            rows={3}
            onChange={setWords}
          />
          <PhotoPicks ids={row.photos} picked={photos} onPick={setPhotos} />
        </>
      )}
      {row.answer !== null && (
        <TextArea label={t('looks.answer')} value={answer} maxLength={4000} rows={3} onChange={setAnswer} />
      )}
      {fault !== undefined && <ErrorNote error={fault} kept />}
      <div>
        <Button look="main" onPress={() => send('shown')}>
          {t(words.trim() === '' && photos.length === 0 ? 'looks.show.bare' : 'looks.show')} <KeyHint keys={['Ctrl', 'Enter']} />
        </Button>
      </div>
      <div className="looks-why">
        <Select
          label={t('looks.reason.pick')}
          value={undefined}
          options={reasons.map(value => ({ value, label: t(`looks.reason.${value}`) }))}
          onChange={value => {
            const picked = reasons.find(one => one === value)
            if (picked) setReason(t(`looks.reason.${picked}`))
          }}
        />
        <TextField
          label={t('looks.reason')}
          hint={t('looks.reason.needed')}
          inputRef={why}
          value={reason}
          maxLength={500}
          onChange={setReason}
        />
      </div>
      <div className="ui-row">
        <Button disabled={reason.trim() === ''} onPress={() => send('withheld')}>
          {t('looks.withhold')}
        </Button>
        <Button look="danger" disabled={reason.trim() === ''} confirm={t('looks.hide')} onPress={() => send('hidden')}>
          {t('looks.hide')}
        </Button>
      </div>
    </article>
  )
}
