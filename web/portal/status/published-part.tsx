import { useState } from 'react'
import type { AuthorsPart } from '#contract/published'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { useText } from '../around/text.ts'

/** What others can see of my report, why, and my own say in it. */
export function PublishedPart({ number, caseKey }: { number: string; caseKey: string }) {
  const t = useText()
  const headers = { 'X-Case-Key': caseKey }
  const path = `/public/cases/${number}/published`
  const { data, reload } = useLoad(`own/${number}`, signal => api.get<AuthorsPart | null>(path, { headers, signal }))
  const [words, setWords] = useState<string>()
  const [fault, setFault] = useState<unknown>()
  if (data === undefined) return null
  if (data === null)
    return (
      <Panel title={t('around.own.title')}>
        <p>{t('around.own.none')}</p>
      </Panel>
    )
  const send = async (next: string | null) => {
    setFault(undefined)
    try {
      await api.put(path, { version: data.version, words: next }, { headers })
      setWords(undefined)
      toast(t(next === null ? 'around.own.done' : 'around.own.sent'))
      reload()
    } catch (error) {
      setFault(error)
    }
  }
  const mayMend = data.how === 'words' && data.decision !== 'hidden'
  return (
    <Panel title={t('around.own.title')}>
      <Told part={data} />
      {fault !== undefined && <ErrorNote error={fault} kept />}
      {words === undefined ? (
        <div className="ui-row">
          {mayMend && <Button onPress={() => setWords(data.offered ?? data.words ?? '')}>{t('around.own.mend')}</Button>}
          {mayMend && data.decision !== 'taken-back' && (
            <Button look="quiet" confirm={t('around.own.takeback')} onPress={() => send(null)}>
              {t('around.own.takeback')}
            </Button>
          )}
          {data.listed && (
            <ButtonLink to={`/published/${data.ref}`} look="quiet">
              {t('around.own.see')}
            </ButtonLink>
          )}
        </div>
      ) : (
        <>
          <TextArea
            label={t('around.own.words')}
            hint={t('around.own.words.hint')}
            value={words}
            maxLength={4000}
            onChange={setWords}
          />
          <Button look="main" disabled={words.trim() === ''} onPress={() => send(words.trim())}>
            {t('around.own.send')}
          </Button>
        </>
      )}
    </Panel>
  )
}

function Told({ part }: { part: AuthorsPart }) {
  const t = useText()
  const quoted = (words: string | null) => words && <blockquote className="p-quote">{words}</blockquote>
  const reason = part.reason ?? ''
  if (part.decision === 'hidden') return <p>{t('around.own.hidden', { reason })}</p>
  if (!part.listed && part.decision === null) return <p>{t('around.own.notyet')}</p>
  if (part.offered !== null)
    return (
      <>
        <p>{t('around.own.offered')}</p>
        {quoted(part.offered)}
      </>
    )
  if (part.decision === 'taken-back') return <p>{t('around.own.taken')}</p>
  if (part.decision === 'withheld') return <p>{t('around.own.withheld', { reason })}</p>
  if (part.words === null && part.photos === 0) return <p>{t('around.own.bare')}</p>
  return (
    <>
      <p>{t('around.own.shown', { count: part.photos })}</p>
      {quoted(part.words)}
    </>
  )
}
