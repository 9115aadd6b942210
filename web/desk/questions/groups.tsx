import { useState } from 'react'
import type { Group, QuestionMistake, Stretch, Subject } from '#kernel/engine/question'
import { groupingOf, mostGroups, stretches } from '#kernel/engine/question'
import { Button } from '../../shell/ui/button.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { bandsIn, exchanged, groupable, groupBy } from './parts.ts'
import { useAskText } from './text.ts'

type GroupsProps = {
  subject: Subject
  groups: readonly Group[]
  wrong: (n: number) => QuestionMistake | undefined
  onChange: (groups: readonly Group[]) => void
}

/** By what is counted apart: columns, stretches of time, bands of numbers. */
export function Groups({ subject, groups, wrong, onChange }: GroupsProps) {
  const t = useAskText()
  const columns = groupable(subject)
  const free = columns.find(column => !groups.some(group => group.by === column))
  return (
    <>
      {groups.map((group, n) => {
        const name = t('ask.group', { n: n + 1 })
        const code = wrong(n)
        const field = subject.columns[group.by]
        const how = field && groupingOf(group.by, field)
        const set = (by: Group | undefined) => onChange(exchanged(groups, n, by))
        return (
          <fieldset key={name} className="ask-part">
            <legend className="ui-hidden">{name}</legend>
            <Select
              label={name}
              empty={false}
              value={group.by}
              error={code && code !== 'bands' ? t(`ask.wrong.${code}`) : undefined}
              options={[...columns, ...(columns.includes(group.by) ? [] : [group.by])].map(column => ({
                value: column,
                label: subject.columns[column]?.title ?? column,
              }))}
              onChange={by => by && set(groupBy(subject, by))}
            />
            {how === 'time' && (
              <Select
                label={t('ask.every')}
                empty={false}
                value={group.every}
                options={stretches.map(every => ({ value: every, label: t(`ask.every.${every}`) }))}
                onChange={every => set({ by: group.by, every: every as Stretch })}
              />
            )}
            {how === 'bands' && (
              <Bands
                key={group.by}
                bands={group.bands ?? []}
                error={code === 'bands' ? t('ask.wrong.bands') : undefined}
                onChange={bands => set({ by: group.by, bands })}
              />
            )}
            <Button look="quiet" size="small" label={t('ask.remove', { what: name })} onPress={() => set(undefined)}>
              ×
            </Button>
          </fieldset>
        )
      })}
      {groups.length < mostGroups && free && (
        <Button size="small" onPress={() => onChange([...groups, groupBy(subject, free)])}>
          {t('ask.group.add')}
        </Button>
      )}
    </>
  )
}

type BandsProps = { bands: readonly number[]; error: string | undefined; onChange: (bands: readonly number[]) => void }

/** What is typed stands as it was typed; only the numbers in it count. */
function Bands({ bands, error, onChange }: BandsProps) {
  const t = useAskText()
  const [text, setText] = useState(bands.join(', '))
  return (
    <TextField
      label={t('ask.bands')}
      hint={t('ask.bands.hint')}
      inputMode="decimal"
      value={text}
      error={error}
      onChange={next => {
        setText(next)
        onChange(bandsIn(next))
      }}
    />
  )
}
