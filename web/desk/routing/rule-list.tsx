import { useMemo, useRef, useState } from 'react'
import type { RoutingGap, RoutingRule } from '#contract/routing'
import { useLanguage } from '../../shell/preferences.ts'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import type { Lists } from './data.ts'
import { RuleRow } from './rule-row.tsx'
import { moved, ruleWords } from './rule-words.ts'
import { useRoutingText } from './text.ts'

type Props = {
  rules: readonly RoutingRule[]
  gaps: readonly RoutingGap[]
  lists: Lists
  /** Not given to who may only read. */
  onChange: ((rules: readonly RoutingRule[]) => void) | undefined
  onOpen: ((rule: RoutingRule) => void) | undefined
}

/** The rules in order, each a sentence with what is odd about it; moved by dragging or with keys. */
export function RuleList({ rules, gaps, lists, onChange, onOpen }: Props) {
  const t = useRoutingText()
  const language = useLanguage()
  const [words, setWords] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const marks = useMemo(() => {
    const position = new Map(rules.map((rule, n) => [rule.id, n + 1]))
    const said = new Map<string, string[]>()
    const say = (rule: string, line: string) => said.set(rule, [...(said.get(rule) ?? []), line])
    const at = (by: readonly string[]) =>
      by
        .map(id => position.get(id) ?? 0)
        .sort((a, b) => a - b)
        .slice(0, 5)
        .join(', ')
    for (const gap of gaps) {
      if (gap.kind === 'noOwner') continue
      if (gap.kind === 'covered' || gap.kind === 'overlap') say(gap.rule, t(`routing.gap.${gap.kind}`, { by: at(gap.by) }))
      else if (gap.kind === 'unknownCategory') say(gap.rule, t('routing.gap.unknownCategory', { category: gap.category }))
      else if (gap.kind === 'over') say(gap.rule, t('routing.gap.over', { since: gap.since }))
      else say(gap.rule, t(`routing.gap.${gap.kind}`))
    }
    return said
  }, [gaps, rules, t])
  const faults = new Set(gaps.flatMap(gap => (['covered', 'goneUnit'].includes(gap.kind) && 'rule' in gap ? [gap.rule] : [])))
  const lines = rules.map((rule, n) => ({ rule, n, said: ruleWords(rule, lists, t, language) }))
  const asked = words.trim()
  const shown = lines.filter(
    ({ rule, said }) =>
      asked === '' || `${rule.title ?? ''} ${rule.categories.join(' ')} ${said.when} ${said.sent}`.includes(asked),
  )
  const move = (from: number, to: number) => {
    if (!onChange || to < 0 || to >= rules.length || from === to) return
    onChange(moved(rules, from, to))
    toast(t('routing.moved', { from: from + 1, to: to + 1 }))
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-rule="${rules[from]?.id}"] .routing-position`)?.focus(),
    )
  }
  return (
    <section aria-label={t('routing.list')}>
      <div className="routing-find">
        <TextField label={t('routing.find')} value={words} onChange={setWords} inputMode="search" />
        <span className="ui-soft">{t('routing.found', { count: shown.length })}</span>
      </div>
      {onChange && <p className="ui-soft routing-keys">{t('routing.keys')}</p>}
      <ol className="routing-list" ref={list}>
        {shown.map(({ rule, n, said }) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            position={n + 1}
            last={n === rules.length - 1}
            words={said}
            marks={marks.get(rule.id) ?? []}
            fault={faults.has(rule.id)}
            onMove={onChange && (to => move(n, to))}
            onDropped={
              onChange &&
              (id =>
                move(
                  rules.findIndex(one => one.id === id),
                  n,
                ))
            }
            onOpen={onOpen && (() => onOpen(rule))}
            onRemove={onChange && (() => onChange(rules.filter(one => one.id !== rule.id)))}
          />
        ))}
      </ol>
    </section>
  )
}
