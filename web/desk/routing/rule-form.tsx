import { useState } from 'react'
import type { RoutingRule } from '#contract/routing'
import { optional, span, unit, units } from '#kernel/define/field'
import { FormFields, type FormValues } from '../../fields/form.tsx'
import { NameFinder } from '../../fields/name-finder.tsx'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Choice, Choices } from '../../shell/ui/choice.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import type { Kind } from '../data/office.ts'
import { Sources } from '../data/sources.tsx'
import { AreaField } from './area-field.tsx'
import type { Lists } from './data.ts'
import { draftOf, ruleFrom } from './rule-draft.ts'
import { useRoutingText } from './text.ts'

type Props = {
  kind: Kind
  rule: RoutingRule | undefined
  lists: Lists
  onKeep: (rule: RoutingRule) => void
  onClose: () => void
}

const days = ['1', '2', '3', '4', '5', '6', '7'] as const

/** A rule in words: [matters] in [places] at [times] → [unit], helped by […], within […]. */
export function RuleForm({ kind, rule, lists, onKeep, onClose }: Props) {
  const t = useRoutingText()
  const [draft, setDraft] = useState(() => draftOf(rule))
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const set = (more: Partial<typeof draft>) => setDraft({ ...draft, ...more })
  const classes = [...new Set(lists.matters.map(one => one.id.slice(0, 2)))].flatMap(code => {
    const some = lists.matters.filter(one => one.id.startsWith(code))
    const group = some[0]?.group
    return some.length > 1 && group ? [{ id: code, name: t('routing.form.class', { class: group }), note: code }] : []
  })
  const sent = {
    unit: unit(t('routing.form.unit')),
    helpers: optional(units(t('routing.form.helpers'))),
    within: optional(span(t('routing.form.within'), { hint: t('routing.form.within.hint') })),
  }
  const keep = () => {
    const made = ruleFrom(draft, rule?.id ?? newId())
    if ('rule' in made) onKeep(made.rule)
    else setFaults(Object.fromEntries(Object.entries(made.wrong).map(([key, what]) => [key, t(`routing.form.wrong.${what}`)])))
  }
  return (
    <Dialog
      open
      size="wide"
      onClose={onClose}
      title={t(rule ? 'routing.form.edit' : 'routing.form.new')}
      actions={
        <Button look="main" onPress={keep}>
          {t('routing.form.keep')}
        </Button>
      }
    >
      <Sources programme={kind.programme}>
        <div className="ui-stack">
          {Object.keys(faults).length > 0 && <p role="alert">{t('routing.form.wrong')}</p>}
          <TextField
            label={t('routing.form.title')}
            hint={t('routing.form.title.hint')}
            optional
            maxLength={80}
            value={draft.title}
            onChange={title => set({ title })}
          />
          <NameFinder
            label={t('routing.form.categories')}
            hint={t('routing.form.categories.hint')}
            optional
            many
            search={t('routing.form.categories.search')}
            named={[...classes, ...lists.matters]}
            value={draft.categories}
            onChange={categories => set({ categories })}
          />
          <NameFinder
            label={t('routing.form.places')}
            hint={t('routing.form.places.hint')}
            optional
            many
            search={t('routing.form.places.search')}
            named={lists.places}
            value={draft.places}
            onChange={places => set({ places })}
          />
          <AreaField value={draft.area} error={faults.area} onChange={area => set({ area })} />
          <fieldset className="routing-times">
            <legend className="ui-label">{t('routing.form.times')}</legend>
            <Choice
              label={t('routing.form.times')}
              hideLabel
              tiles
              value={draft.working}
              onChange={working => set({ working: working as typeof draft.working })}
              options={[
                { value: 'any', label: t('routing.form.any') },
                { value: 'working', label: t('routing.time.working') },
                { value: 'rest', label: t('routing.time.rest') },
              ]}
            />
            <Choices
              label={t('routing.form.weekdays')}
              tiles
              optional
              value={draft.weekdays}
              onChange={weekdays => set({ weekdays })}
              options={days.map(day => ({ value: day, label: t(`routing.day.${day}`) }))}
            />
            <Ends
              draft={draft}
              faults={faults}
              onChange={set}
              names={['hoursFrom', 'hoursTo']}
              type="time"
              labels={[t('routing.form.hours.from'), t('routing.form.hours.to')]}
              hint={t('routing.form.hours.hint')}
            />
            <Ends
              draft={draft}
              faults={faults}
              onChange={set}
              names={['seasonFrom', 'seasonTo']}
              labels={[t('routing.form.season.from'), t('routing.form.season.to')]}
              hint={t('routing.form.season.hint')}
            />
            <Ends
              draft={draft}
              faults={faults}
              onChange={set}
              names={['validFrom', 'validTo']}
              type="date"
              labels={[t('routing.form.valid.from'), t('routing.form.valid.to')]}
            />
          </fieldset>
          <FormFields
            fields={sent}
            values={draft.sent}
            errors={faults}
            onChange={(values: FormValues) => set({ sent: values })}
          />
        </div>
      </Sources>
    </Dialog>
  )
}

type End = 'hoursFrom' | 'hoursTo' | 'seasonFrom' | 'seasonTo' | 'validFrom' | 'validTo'
type PairProps = { names: readonly [End, End]; labels: readonly [string, string]; type?: string; hint?: string }
type EndsProps = PairProps & {
  draft: Readonly<Record<End, string>>
  faults: Readonly<Record<string, string>>
  onChange: (more: Partial<Record<End, string>>) => void
}

/** Two ends of a stretch of time. */
function Ends({ names, labels, type, hint, draft, faults, onChange }: EndsProps) {
  return (
    <div className="routing-pair">
      {names.map((name, n) => (
        <TextField
          key={name}
          label={labels[n] ?? ''}
          hint={n === 0 ? hint : undefined}
          optional
          type={type}
          value={draft[name]}
          error={faults[name]}
          onChange={value => onChange({ [name]: value })}
        />
      ))}
    </div>
  )
}
