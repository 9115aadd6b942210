import { type ComponentType, lazy, Suspense, useState } from 'react'
import { useLocation } from 'wouter'
import type { PlaceValue } from '#kernel/define/field'
import { ownForm } from '#kernel/engine/asked'
import { FormFields, type FormValues } from '../../fields/form.tsx'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Choice } from '../../shell/ui/choice.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { type Type, typesToReport, useField } from '../data.ts'
import { idsInLists } from '../outbox/errand.ts'
import { entrust, takeBack } from '../outbox/queue.ts'
import { checkAnswers } from '../parts/check-answers.ts'
import { PlaceHere } from '../parts/place-here.tsx'
import { Speak } from '../parts/speak.tsx'
import { FilledIn } from '../report/filled-in.tsx'
import { optionFor, useMachine } from '../report/use-machine.ts'
import { useDraft } from '../store/drafts.ts'
import { useText } from '../text.ts'
import { mainWords } from './task-page.tsx'

type Help = ComponentType<{ type: Type; values: FormValues; clear: () => Promise<void> }>
// Without a signal the card may not come; the report does not wait for it.
const JoinKnown = lazy(
  (): Promise<{ default: Help }> => import('../report/join-known.tsx').catch(() => ({ default: () => null })),
)

export function ReportPage() {
  const t = useText()
  const { types, me } = useField()
  const mine = typesToReport(types, me)
  const [type, setType] = useState(mine[0]?.type)
  const chosen = mine.find(one => one.type === type)
  return (
    <Page title={t('grid.report')}>
      {!chosen && <EmptyState title={t('grid.report.none')} />}
      {mine.length > 1 && (
        <Choice
          label={t('grid.report.which')}
          options={mine.map(one => ({ value: one.type, label: one.def.title }))}
          value={type}
          onChange={setType}
        />
      )}
      {chosen && <ReportForm key={chosen.type} type={chosen} />}
    </Page>
  )
}

/** Photos, place and words first; everything else that may be given, folded away. */
function plan({ def }: Type) {
  const keys = Object.keys(ownForm(def.form))
  const of = (kind: string) => keys.filter(key => def.form[key]?.kind === kind)
  const [place] = of('place')
  const photos = of('photos')
  const main = keys.filter(
    key => key !== place && !photos.includes(key) && (def.form[key]?.required || def.form[key]?.kind === 'note'),
  )
  const rest = keys.filter(key => key !== place && !photos.includes(key) && !main.includes(key))
  return { photos, place, main, rest }
}

function ReportForm({ type }: { type: Type }) {
  const t = useText()
  const [, go] = useLocation()
  const { me, lang } = useField()
  const { def } = type
  const draft = useDraft(`report/${type.type}`)
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const { photos, place, main, rest } = plan(type)
  const note = main.find(key => def.form[key]?.kind === 'note')
  const values = draft.values ?? {}
  const said = typeof values[note ?? ''] === 'string' ? String(values[note ?? '']) : ''
  const machine = useMachine(type, said, place ? (values[place] as PlaceValue | undefined) : undefined)
  const guessed = optionFor(type, machine.matter)
  /** What somebody chose stands; what nobody chose is filled in. */
  const filled = () => (guessed && values[guessed.key] === undefined ? { ...values, [guessed.key]: guessed.option } : values)

  const send = async () => {
    const checked = checkAnswers(def, def.form, filled(), lang)
    if ('errors' in checked) return setErrors(checked.errors)
    const after = await entrust({
      id: newId(),
      person: me.person.id,
      title: def.title,
      words: mainWords(def, checked.answers).slice(0, 60),
      wish: { kind: 'file', type: type.type, answers: checked.answers },
      photos: idsInLists(checked.answers),
      fields: def.form,
    })
    if (after.state === 'refused') {
      await takeBack(after)
      const { fields = {}, message = '' } = after.problem ?? {}
      return setErrors(Object.keys(fields).length > 0 ? { ...fields } : { [place ?? main[0] ?? '']: message })
    }
    await draft.clear()
    toast(after.state === 'sent' ? t('grid.report.sent', { number: after.number ?? '' }) : t('grid.report.waiting'))
    go(after.state === 'sent' ? '/mine' : '/')
  }

  if (!draft.values) return <Skeleton lines={6} />
  const form = (only: readonly string[]) => (
    <FormFields fields={def.form} only={only} values={values} onChange={draft.change} errors={errors} />
  )
  const setPlace = (value: PlaceValue | undefined) =>
    draft.change((now: FormValues) => {
      const { [place ?? '']: _before, ...others } = now
      return value ? { ...others, [place ?? '']: value } : others
    })
  const wrong = Object.keys(errors).length
  return (
    <form className="ui-stack grid-form" onSubmit={event => event.preventDefault()}>
      {form([...photos, ...main])}
      {note && <Speak onWords={words => draft.change(now => ({ ...now, [note]: `${now[note] ?? ''}${words}` }))} />}
      {place && def.form[place] && (
        <PlaceHere
          field={def.form[place]}
          value={values[place] as PlaceValue | undefined}
          onChange={setPlace}
          error={errors[place]}
        />
      )}
      <FilledIn machine={machine} />
      {rest.length > 0 && (
        <details className="grid-more" open={rest.some(key => errors[key]) || undefined}>
          <summary>{t('grid.report.more')}</summary>
          {form(rest)}
        </details>
      )}
      {wrong > 0 && (
        <p className="ui-fault" role="alert">
          {t('grid.step.again', { count: wrong })}
        </p>
      )}
      {def.known && place && values[place] !== undefined && (
        <Suspense fallback={null}>
          <JoinKnown type={type} values={filled()} clear={draft.clear} />
        </Suspense>
      )}
      <div className="grid-send">
        <Button look="main" size="wide" onPress={send}>
          {t('grid.report.send')}
        </Button>
        <p className="ui-soft">{t('grid.step.kept')}</p>
      </div>
    </form>
  )
}
