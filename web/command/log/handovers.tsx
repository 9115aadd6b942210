import { useState } from 'react'
import type { Handover } from '#contract/command'
import { sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useSigned } from '../data/roles.ts'
import { useMinute } from '../parts/use-minute.ts'
import { useText } from './text.ts'
import type { Log } from './use-log.ts'

/** Two signatures for each shift: one that hands over, and another's that takes over. */
export function Handovers({ log, writes }: { log: Log; writes: boolean }) {
  const t = useText()
  const language = useLanguage()
  const now = useMinute()
  const signed = useSigned()
  const [words, setWords] = useState('')
  const [error, setError] = useState<unknown>()
  const [first] = log.handovers
  const waiting = first && first.taken === null ? first : undefined
  const sign = (body: Parameters<Log['write']>[0]) => {
    setError(undefined)
    return log.write(body).then(() => setWords(''), setError)
  }
  return (
    <Panel title={t('log.handovers')}>
      {waiting && <p>{t('log.handover.waits', { name: waiting.by, when: sayMoment(waiting.at, now, language) })}</p>}
      {writes && signed && (
        <div className="ui-stack ui-no-print">
          {!waiting && <TextField label={t('log.handover.words')} value={words} onChange={setWords} maxLength={1000} />}
          {error !== undefined && <ErrorNote error={error} kept />}
          {waiting ? (
            <Button
              look="main"
              disabled={waiting.byId === signed.id}
              reason={t('log.handover.own')}
              onPress={() => sign({ kind: 'takeover', about: waiting.id })}
            >
              {t('log.takeover')}
            </Button>
          ) : (
            <Button look="main" onPress={() => sign({ kind: 'handover', words: words.trim() })}>
              {t('log.handover')}
            </Button>
          )}
        </div>
      )}
      {log.handovers.length === 0 && <p className="ui-soft">{t('log.handover.none')}</p>}
      <ol className="cc-log-entries">
        {log.handovers.map(one => (
          <Signed key={one.id} of={one} />
        ))}
      </ol>
    </Panel>
  )
}

function Signed({ of }: { of: Handover }) {
  const t = useText()
  const language = useLanguage()
  const now = useMinute()
  return (
    <li>
      <p>{t('log.handover.given', { name: of.by, when: sayMoment(of.at, now, language) })}</p>
      {of.taken && <p>{t('log.handover.taken', { name: of.taken.by, when: sayMoment(of.taken.at, now, language) })}</p>}
      <p className="ui-soft">{t('log.handover.what', { entries: of.entries, todo: of.todo })}</p>
      {of.words && <p className="cc-log-words">{of.words}</p>}
    </li>
  )
}
