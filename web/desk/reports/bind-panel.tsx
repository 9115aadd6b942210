import { useState } from 'react'
import type { Bound, FormDetail, ReportSlot, Tried } from '#contract/reports'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { boundOf, shortCell } from './data.ts'
import { SourceFields } from './source-fields.tsx'
import { useReportText } from './text.ts'

type Save = (changes: readonly { cell: string; bound: Bound | null }[]) => Promise<void>
const percent = new Intl.NumberFormat('zh-CN', { style: 'percent', maximumFractionDigits: 0 })
const counting = ['cases', 'indicator', 'register', 'target']

/** One cell: what it comes from now, what is proposed and why, and any other source. */
export function BindPanel({ form, slot, onSave }: { form: FormDetail; slot: ReportSlot; onSave: Save }) {
  const t = useReportText()
  const now = form.bindings.find(b => b.cell === slot.cell)
  const proposed = form.suggestions.find(s => s.cell === slot.cell)
  const [draft, setDraft] = useState<Bound>(() => boundOf(now ?? proposed ?? blank(slot)))
  const [gives, setGives] = useState<Tried>()
  const [error, setError] = useState<unknown>()
  const period = form.periods[0]
  const column = form.suggestions.filter(s => columnOf(s.cell) === columnOf(slot.cell))
  const settled = new Set(form.bindings.map(b => b.cell))
  const alike = form.slots.filter(
    s => s.kind === slot.kind && s.total === slot.total && columnOf(s.cell) === columnOf(slot.cell) && !settled.has(s.cell),
  )
  const change = (next: Bound) => {
    setDraft(next)
    setGives(undefined)
  }
  const tryOut = async () => {
    setError(undefined)
    await api
      .post<Tried>('/reports/try', { ...draft, period: period?.value, community: null })
      .then(setGives)
      .catch(setError)
  }
  return (
    <>
      <h2>
        {t('rep.cell', { cell: shortCell(slot.cell) })} {slot.labels.join(' / ')}
      </h2>
      {error !== undefined && <ErrorNote error={error} kept />}
      {now && (
        <div>
          <h3>{t('rep.now')}</h3>
          <Says lines={now.says} />
          <p className="ui-soft">{t('rep.confirmed', { by: now.by ?? '', version: now.version })}</p>
        </div>
      )}
      {proposed && (
        <div className="ui-stack">
          <div>
            <h3>{t('rep.suggest')}</h3>
            <Says lines={proposed.says} />
            <p className="ui-soft">
              {t('rep.suggest.sure', { percent: percent.format(proposed.score) })}
              {proposed.agrees.length > 0 && ` · ${t('rep.suggest.agrees', { periods: proposed.agrees.join('、') })}`}
            </p>
          </div>
          {form.mayDefine && (
            <div className="ui-row">
              <Button look="main" onPress={() => onSave([{ cell: slot.cell, bound: boundOf(proposed) }])}>
                {t('rep.suggest.take')}
              </Button>
              {column.length > 1 && (
                <Button onPress={() => onSave(column.map(s => ({ cell: s.cell, bound: boundOf(s) })))}>
                  {t('rep.suggest.column', { count: column.length })}
                </Button>
              )}
            </div>
          )}
        </div>
      )}
      {!now && !proposed && <p className="ui-soft">{t('rep.suggest.none')}</p>}
      {form.mayDefine && (
        <fieldset>
          <legend>{t('rep.other')}</legend>
          <SourceFields form={form} slot={slot} bound={draft} onChange={change} />
          {gives && period && (
            <output>{t('rep.try.gives', { period: period.says, shown: gives.shown || t('rep.try.nothing') })}</output>
          )}
          <div className="ui-row">
            <Button onPress={() => onSave([{ cell: slot.cell, bound: draft }])}>{t('rep.bind')}</Button>
            {alike.length > 1 && (
              <Button
                onPress={() => onSave(alike.map(s => ({ cell: s.cell, bound: { ...draft, ground: s.ground ?? draft.ground } })))}
              >
                {t('rep.bind.column', { count: alike.length })}
              </Button>
            )}
            {counting.includes(draft.source.kind) && period && (
              <Button look="quiet" onPress={tryOut}>
                {t('rep.try', { period: period.says })}
              </Button>
            )}
            {now && (
              <Button look="quiet" onPress={() => onSave([{ cell: slot.cell, bound: null }])}>
                {t('rep.clear')}
              </Button>
            )}
          </div>
        </fieldset>
      )}
    </>
  )
}

const columnOf = (cell: string) => cell.replace(/\d+(#\d+)?$/, '')
const blank = (slot: ReportSlot): Bound => ({
  source: { kind: 'asked', as: slot.kind === 'value' ? 'number' : 'text', hint: '' },
  ground: slot.ground ?? { kind: 'report' },
  over: 'period',
})

export function Says({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="rep-says">
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
