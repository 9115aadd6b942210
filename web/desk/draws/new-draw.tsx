import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { choice, count, text, units } from '#kernel/define/field'
import { FormFields, type FormValues } from '../../fields/form.tsx'
import { ApiError } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { Sources } from '../data/sources.tsx'
import { prepareDraw, useDrawSources } from './data.ts'
import { useDrawText } from './text.ts'

/** What is to be drawn from, how many, by whom: prepared, and not public yet. */
export function NewDraw() {
  const t = useDrawText()
  const [, navigate] = useLocation()
  const { data, error: unread } = useDrawSources()
  const [values, setValues] = useState<FormValues>({ take: 5, each: 2 })
  const [error, setError] = useState<unknown>()
  const id = useRef(newId())
  if (unread) return <ErrorNote error={unread} />
  if (!data) return <Skeleton lines={8} />
  const allowed = data.rows.filter(row => row.allowed)
  const named = allowed.map(row => [row.code, t('draw.f.source.one', { name: row.name, count: row.entries })])
  const fields = {
    title: text(t('draw.f.title'), { hint: t('draw.f.title.hint'), max: 80 }),
    source: choice(t('draw.f.source'), Object.fromEntries(named)),
    take: count(t('draw.f.take'), { min: 1, max: 200 }),
    each: count(t('draw.f.each'), { min: 1, max: 4 }),
    units: units(t('draw.f.units'), { hint: t('draw.f.units.hint'), max: 60 }),
    number: text(t('draw.f.number'), { hint: t('draw.f.number.hint'), max: 120 }),
  }
  const whole = Object.keys(fields).every(key => values[key] !== undefined && values[key] !== '')
  const send = async () => {
    setError(undefined)
    try {
      const made = await prepareDraw({ id: id.current, ...values })
      navigate(`/${made.id}`)
    } catch (caught) {
      if (caught instanceof ApiError && caught.status >= 400 && caught.status < 500) id.current = newId()
      setError(caught)
    }
  }
  return (
    <Page title={t('draw.new')} back={{ to: '/', label: t('draw.back') }}>
      <Sources programme={undefined}>
        <div className="ui-stack draw-form">
          <FormFields
            fields={fields}
            values={values}
            onChange={setValues}
            errors={error instanceof ApiError ? error.fields : {}}
          />
          {error !== undefined && <ErrorNote error={error} kept />}
          <Button look="main" disabled={!whole} onPress={send}>
            {t('draw.prepare')}
          </Button>
        </div>
      </Sources>
    </Page>
  )
}
