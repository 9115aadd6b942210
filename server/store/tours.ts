import { caseQuery } from '#contract/cases'
import type { TourStop, TourStops } from '#contract/tours'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../app.ts'
import { listCases } from './case-lists.ts'
import { detailOf } from './cases.ts'
import { caseType, inLanguage } from './definitions.ts'

type Lang = 'zh' | 'en'
const type = 'tourStop'
const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null)
const tenth = (n: number) => Math.round(n * 10) / 10

function marksOf(values: readonly unknown[]) {
  const said = values.filter(value => typeof value === 'number')
  if (said.length === 0) return null
  return { mean: tenth(said.reduce((sum, n) => sum + n, 0) / said.length), low: Math.min(...said), high: Math.max(...said) }
}

const copiesOf = (value: unknown): TourStop['copies'] =>
  (Array.isArray(value) ? value : []).flatMap(row =>
    text(row?.what) && text(row?.copyBy) ? [{ what: row.what, from: text(row.from), by: row.copyBy }] : [],
  )

/**
 * The newest hundred stops the actor reads, as their cases tell them: while units judge apart nobody learns here what they
 * said, and what a unit says of itself does not count.
 */
export async function readTours(app: App, actor: Actor, lang: Lang): Promise<TourStops> {
  const of = caseType(app.programmes, type)
  const def = inLanguage(of, lang)
  const rule = Object.values(def.states).find(state => state.tasks?.mean)?.tasks
  const snapshot = await app.directory.now()
  const weights = snapshot.registers.get(`${of.programme.id}.${rule?.mean?.register}`)
  const themes = (rule?.mean?.of ?? []).map(key => {
    const weight = weights?.get(key)?.[rule?.mean?.weight ?? '']
    return { key, title: rule?.answer[key]?.title ?? key, weight: typeof weight === 'number' ? weight : null }
  })
  const { rows } = await listCases(app, actor, caseQuery.parse({ type, view: 'all', order: 'newest', limit: 100 }))
  const stops: TourStop[] = []
  for (const row of rows) {
    const { case: c, names } = await detailOf(app, actor, row.id, lang)
    const last = c.tasks.reduce((most, task) => Math.max(most, task.round), 0)
    const answered = c.tasks.filter(t => t.round === last && t.status === 'answered' && t.unit !== c.unit)
    const judged = answered.map(t => t.answers).filter(answers => Object.keys(answers).length > 0)
    const lines = (key: string) => judged.flatMap(answers => text(answers[key]) ?? [])
    const bands = def.steps.tell?.ask?.band?.options ?? {}
    stops.push({
      id: c.id,
      tour: String(c.data.tour),
      unit: names[c.unit ?? ''] ?? '',
      what: String(c.data.what),
      day: String(c.data.day),
      state: def.states[c.state]?.title ?? c.state,
      marks: themes.map(theme => marksOf(judged.map(answers => answers[theme.key]))),
      judges: judged.length,
      residents: judged.reduce((sum, answers) => sum + (typeof answers.residents === 'number' ? answers.residents : 0), 0),
      band: text(c.data.band) && (bands[String(c.data.band)] ?? null),
      good: lines('good'),
      better: lines('better'),
      summary: text(c.data.summary),
      said: text(c.data.said),
      copies: copiesOf(c.data.copies),
    })
  }
  return { themes, stops: stops.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)) }
}
