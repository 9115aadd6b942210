import { lazy, Suspense, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { CaseDetail } from '#contract/cases'
import type { CaseData } from '#kernel/define/case'
import { FormFields } from '../../fields/form.tsx'
import { FieldSourcesContext, useFieldSources } from '../../fields/sources.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useField } from '../data.ts'
import { draftOf, idsInLists } from '../outbox/errand.ts'
import { entrust, takeBack } from '../outbox/queue.ts'
import { cameraFirst, checkAnswers } from '../parts/check-answers.ts'
import { useDraft } from '../store/drafts.ts'
import { useText } from '../text.ts'
import { mainWords } from './task-page.tsx'
import { useCase } from './use-tasks.ts'

const StepTexts = lazy(() => import('../parts/step-texts.tsx'))

export function StepPage({ id, step }: { id: string; step: string }) {
  const t = useText()
  const { types } = useField()
  const { data, error, reload } = useCase(id)
  const def = types.find(one => one.type === data?.case.type)?.def
  return (
    <Page title={def?.steps[step]?.title ?? t('shell.loading')} back={{ to: `/task/${id}`, label: t('grid.step.back') }}>
      {error !== undefined && <ErrorNote error={error} retry={reload} />}
      {data && def?.steps[step] ? <StepForm detail={data} def={def} name={step} /> : !error && <Skeleton lines={6} />}
    </Page>
  )
}

function StepForm({ detail, def, name }: { detail: CaseDetail; def: CaseData; name: string }) {
  const t = useText()
  const [, go] = useLocation()
  const { me, lang } = useField()
  const sources = useFieldSources()
  const { case: c } = detail
  const step = def.steps[name]!
  const fields = step.ask ?? {}
  const draft = useDraft(
    draftOf({ wish: { kind: 'take', type: c.type, case: c.id, number: c.number, version: c.version, step: name, answers: {} } }),
  )
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [fault, setFault] = useState<string>()
  const form = useRef<HTMLFormElement>(null)

  const send = async () => {
    const checked = checkAnswers(def, fields, draft.values ?? {}, lang, name, c.data)
    if ('errors' in checked) return setErrors(checked.errors)
    setErrors({})
    const after = await entrust({
      id: newId(),
      person: me.person.id,
      title: step.title,
      words: mainWords(def, c.data).slice(0, 60),
      wish: {
        kind: 'take',
        type: c.type,
        case: c.id,
        number: c.number,
        version: c.version,
        step: name,
        answers: checked.answers,
      },
      photos: idsInLists(checked.answers),
      fields,
    })
    if (after.state === 'refused' && Object.keys(after.problem?.fields ?? {}).length > 0) {
      await takeBack(after)
      setFault(after.problem?.message)
      return setErrors(after.problem?.fields ?? {})
    }
    await draft.clear()
    if (after.state === 'refused' || after.state === 'conflict') return go('/outbox')
    toast(after.state === 'sent' ? t('grid.step.sent', { step: step.title }) : t('grid.step.waiting'))
    go('/')
  }

  if (!draft.values) return <Skeleton lines={6} />
  const wrong = Object.keys(errors).length
  return (
    <FieldSourcesContext value={{ ...sources, points: detail.points }}>
      <form
        ref={form}
        className="ui-stack grid-form"
        onSubmit={event => {
          event.preventDefault()
        }}
      >
        {!detail.steps.includes(name) && (
          <p className="grid-note" role="status">
            {t('grid.step.gone')}
          </p>
        )}
        {Object.keys(fields).length > 0 && (
          <FormFields
            fields={fields}
            only={cameraFirst(fields)}
            values={draft.values}
            before={c.data}
            onChange={draft.change}
            errors={errors}
          />
        )}
        <Suspense>
          <StepTexts
            detail={detail}
            def={def}
            step={name}
            fields={fields}
            values={draft.values}
            onChange={draft.change}
            form={form}
          />
        </Suspense>
        {(fault || wrong > 0) && (
          <p className="ui-fault" role="alert">
            {[fault, wrong > 0 && t('grid.step.again', { count: wrong })].filter(Boolean).join(' ')}
          </p>
        )}
        <div className="grid-send">
          <Button look={step.returns ? 'danger' : 'main'} size="wide" onPress={send}>
            {step.title}
          </Button>
          <p className="ui-soft">{t('grid.step.kept')}</p>
        </div>
      </form>
    </FieldSourcesContext>
  )
}
