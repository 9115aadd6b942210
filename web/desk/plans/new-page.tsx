import { useState } from 'react'
import { useLocation } from 'wouter'
import type { PlanLook } from '#contract/plans'
import { ApiError } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { FileButton } from '../admin/parts/file-button.tsx'
import { bringText, type Head, lookAtFile, lookAtText, makePlan, usePlans } from './data.ts'
import { HeadFields, kindFor, yearsFrom } from './head-fields.tsx'
import { usePlanText } from './text.ts'

/** Begins a plan: from pasted words or a file, or with nothing. What the text says of itself is filled in already. */
export function NewPage() {
  const t = usePlanText()
  const [, navigate] = useLocation()
  const { data: plans } = usePlans()
  const [words, setWords] = useState('')
  const [look, setLook] = useState<PlanLook>()
  const [ids] = useState(() => ({ plan: newId(), source: newId() }))
  const [head, setHead] = useState<Head>()
  const [error, setError] = useState<unknown>()
  const fields = error instanceof ApiError ? error.fields : undefined
  if (!plans) return <Skeleton lines={8} />

  const take = async (asked: Promise<PlanLook>) => {
    setError(undefined)
    try {
      const found = await asked
      const span = found.period ?? yearsFrom(new Date().getFullYear(), 1)
      setLook(found)
      setHead({
        id: ids.plan,
        kind: kindFor(plans.kinds, span),
        title: found.title ?? found.name.replace(/\.[a-z]+$/i, ''),
        issued: found.issued,
        from: span.from,
        until: 'to' in span ? span.to : span.until,
      })
    } catch (cause) {
      setError(cause)
    }
  }
  const blank = () => {
    const span = yearsFrom(new Date().getFullYear(), 1)
    setLook(undefined)
    setHead({ id: ids.plan, kind: 'annual', title: '', ...span })
  }
  const make = async () => {
    if (!head) return
    setError(undefined)
    try {
      await makePlan(head)
      if (!look) return navigate(`/${head.id}`)
      const read = await bringText(head.id, { id: ids.source, name: look.name, text: look.text })
      toast(t('pl.read.done', { count: read.proposed, promises: read.promises }))
      navigate(`/${head.id}/review`)
    } catch (cause) {
      setError(cause)
    }
  }

  return (
    <Page title={t('pl.new')} back={{ to: '/', label: t('pl.title') }} lead={t('pl.new.lead')}>
      {error !== undefined && <ErrorNote error={error} />}
      {!head && (
        <Panel title={t('pl.from.text')}>
          <TextArea label={t('pl.paste')} rows={12} value={words} onChange={setWords} hint={t('pl.paste.hint')} />
          <p className="pl-actions">
            <Button
              look="main"
              disabled={words.trim() === ''}
              reason={t('pl.paste.first')}
              onPress={() => take(lookAtText(words))}
            >
              {t('pl.look')}
            </Button>
            <FileButton
              label={t('pl.file.label')}
              accept=".txt,.md,.docx,.pdf,.html,.htm"
              onFile={file => take(lookAtFile(file))}
            >
              {t('pl.file')}
            </FileButton>
            <Button onPress={blank}>{t('pl.blank')}</Button>
          </p>
        </Panel>
      )}
      {head && (
        <div className="ui-stack">
          {look && <Found look={look} />}
          <Panel title={t('pl.head')}>
            <HeadFields head={head} onChange={setHead} errors={fields} plans={plans} />
            <p className="pl-actions">
              <Button look="main" disabled={head.title.trim() === ''} reason={t('pl.title.first')} onPress={make}>
                {look ? t('pl.make.read') : t('pl.make')}
              </Button>
              <Button onPress={() => setHead(undefined)}>{t('pl.back')}</Button>
            </p>
          </Panel>
        </div>
      )}
    </Page>
  )
}

/** What was seen in the text before anything is kept. */
function Found({ look }: { look: PlanLook }) {
  const t = usePlanText()
  return (
    <Panel title={t('pl.found')}>
      <p>{t('pl.found.says', { headings: look.headings, promises: look.promises, units: look.units })}</p>
      {look.promises === 0 && <p>{t('pl.found.none')}</p>}
      {look.readBefore && (
        <p role="alert">
          <strong>{t('pl.read.before', { title: look.readBefore.title })}</strong>
        </p>
      )}
      <p className="ui-soft">{t('pl.found.next')}</p>
    </Panel>
  )
}
