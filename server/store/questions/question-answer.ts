import type { QuestionAnswer } from '#contract/questions'
import type { Actor } from '#kernel/engine/actor'
import { type Question, type Subject, shareLike } from '#kernel/engine/question'
import { groupTitle, groupWords, measureWords, questionSentence } from '#kernel/engine/say-question'
import type { Names } from '#kernel/engine/values'
import { registerName } from '#kernel/index'
import type { App } from '../../app.ts'
import { namesFor } from '../cases.ts'
import { asSystem } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import { sql } from '../sql.ts'
import { type About, type Answered, askQuestion } from './question-ask.ts'

type Lang = 'zh' | 'en'

/** Names of units, places and rows; those of entries are read, as many as are spoken of. */
async function namesOf(app: App, about: About, q: Question, rows: Answered['rows'], lang: Lang): Promise<Names> {
  const snapshot = await app.directory.now()
  const names = namesIn(about, snapshot, lang)
  const { subject, programme } = about
  const spoken = new Map<string, Set<string>>()
  const speak = (column: string, keys: readonly unknown[]) => {
    const field = subject.columns[column]
    if (field?.kind !== 'item' || !field.register) return
    const register = registerName(programme.id, field.register)
    if (snapshot.registers.has(register)) return
    const known = spoken.get(register) ?? new Set()
    for (const key of keys) if (typeof key === 'string') known.add(key)
    spoken.set(register, known)
  }
  for (const [n, group] of q.groups.entries())
    speak(
      group.by,
      rows.map(row => row.keys[n]),
    )
  for (const { column, value } of q.where) speak(column, [value].flat())
  if (spoken.size === 0) return names
  const found = await asSystem(app.db, 'names of entries in an answer', async tx => {
    const lists = await Promise.all(
      [...spoken].map(async ([register, keys]) => {
        const entries = await tx.rows(sql<{ key: string; name: string }>`select key, name from entries
          where tenant_id = ${tx.tenant} and register = ${register} and archived_at is null and key = any(${[...keys]}::text[])`)
        return entries.map(({ key, name }) => [`${register} ${key}`, name] as const)
      }),
    )
    return new Map(lists.flat())
  })
  return {
    ...names,
    row: (register, key) => found.get(`${registerName(programme.id, register)} ${key}`) ?? names.row?.(register, key) ?? key,
  }
}

/** What the directory knows, in the language asked for. */
function namesIn({ of, programme }: About, snapshot: Snapshot, lang: Lang): Names {
  if (of) return namesFor(of, snapshot, lang)
  const pick = (it: { name: string; nameEn?: string | null } | undefined, id: string) =>
    (lang === 'en' ? (it?.nameEn ?? it?.name) : it?.name) ?? id
  return {
    unit: id => pick(snapshot.units.get(id), id),
    place: id => pick(snapshot.places.get(id), id),
    person: id => id,
    row: (register, key) => {
      const row = snapshot.registers.get(registerName(programme.id, register))?.get(key)
      const said = Object.entries(row ?? {}).find(([column, value]) => column !== 'code' && typeof value === 'string')
      return said ? String(said[1]) : key
    },
  }
}

/** Rows in the order a reader expects: time and bands as they rise, all else by its name, what is not filled in last. */
function inOrder(q: Question, subject: Subject, labels: readonly Readonly<Record<string, string>>[], lang: Lang) {
  const compare = new Intl.Collator(lang === 'zh' ? 'zh-CN' : 'en', { numeric: true }).compare
  const rank = q.groups.map(({ by }) => Object.keys(subject.columns[by]?.options ?? {}))
  const byGroup = (a: string | null, b: string | null, n: number): number => {
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    if (q.groups[n]?.every) return a < b ? -1 : Number(a > b)
    if (q.groups[n]?.bands) return Number(a) - Number(b)
    const options = rank[n] ?? []
    return options.length > 0 ? options.indexOf(a) - options.indexOf(b) : compare(labels[n]?.[a] ?? a, labels[n]?.[b] ?? b)
  }
  type Keyed = { readonly keys: readonly (string | null)[] }
  return (a: Keyed, b: Keyed): number => q.groups.reduce((so, _, n) => so || byGroup(a.keys[n] ?? null, b.keys[n] ?? null, n), 0)
}

/** A question answered, with every group and measure in words. @throws as `askQuestion` */
export async function answerQuestion(app: App, actor: Actor, q: Question, lang: Lang): Promise<QuestionAnswer> {
  const { about, rows, total, more, from, stood } = await askQuestion(app, actor, q, lang)
  const { subject } = about
  const names = await namesOf(app, about, q, rows, lang)
  const labels = q.groups.map((group, n) => {
    const keys = [...new Set(rows.flatMap(row => row.keys[n] ?? []))]
    return Object.fromEntries(keys.map(key => [key, groupWords(subject.columns[group.by]!, group, key, lang, names)]))
  })
  const plain = (row: Answered['total']) => ({ ...row, keys: [...row.keys], values: [...row.values] })
  return {
    title: subject.title,
    sentence: questionSentence(subject, q, lang, names),
    groups: q.groups.map((group, n) => ({ title: groupTitle(subject, group, lang), labels: labels[n] ?? {} })),
    measures: q.measures.map(measure => ({ title: measureWords(subject, measure, lang, names), share: shareLike(measure) })),
    rows: rows.map(plain).sort(inOrder(q, subject, labels, lang)),
    total: plain(total),
    more,
    persons: subject.persons,
    from,
    stood,
    at: app.now(),
  }
}
