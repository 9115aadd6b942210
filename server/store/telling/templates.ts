import type { Preview, Template, TemplateVersion } from '#contract/templates'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { fill, unknownIn } from '../../telling/fill.ts'
import { standardWords, toldSteps, type Words } from '../../telling/standard-words.ts'
import { placeholdersOf, titleOfStep } from '../../telling/values.ts'
import type { TellLang } from '../../words/telling.ts'
import { recordAudit } from '../audit.ts'
import { asSystem, type Tx } from '../db.ts'
import { type CaseType, caseType, inLanguage } from '../definitions.ts'
import { touchDirectory } from '../directory.ts'
import { moment, sql } from '../sql.ts'

export type TemplateChannel = Template['channel']
export const templateChannels = ['sms', 'email', 'push'] as const
interface Row {
  readonly step: string
  readonly channel: TemplateChannel
  readonly language: TellLang
  readonly version: number
  readonly subject: string | null
  readonly body: string | null
  readonly madeAt: number
}
const keyOf = (step: string, channel: string, language: string) => `${step}/${channel}/${language}`

/** The newest of each text of a case type. */
async function newest(tx: Tx, type: string): Promise<Map<string, Row>> {
  const rows = await tx.rows(sql<Row>`
    select distinct on (step, channel, language) step, channel, language, version, subject, body, made_at as "madeAt"
    from templates where tenant_id = ${tx.tenant} and type = ${type} order by step, channel, language, version desc`)
  return new Map(rows.map(row => [keyOf(row.step, row.channel, row.language), row]))
}

const kept = new WeakMap<App, { readonly version: number; readonly types: Map<string, Promise<Map<string, Row>>> }>()
/** The words of one step: the office's own, or the standard ones. Kept until the directory changes. */
export async function wordsFor(
  app: App,
  tx: Tx,
  of: CaseType,
  step: string,
  channel: TemplateChannel,
  lang: TellLang,
): Promise<Words> {
  const { version } = await app.directory.now()
  let known = kept.get(app)
  if (known?.version !== version) {
    known = { version, types: new Map() }
    kept.set(app, known)
  }
  let rows = known.types.get(of.type)
  if (!rows) {
    rows = newest(tx, of.type)
    known.types.set(of.type, rows)
    rows.catch(() => known.types.delete(of.type))
  }
  const own = (await rows).get(keyOf(step, channel, lang))
  if (own && own.body !== null) return { subject: own.subject ?? '', body: own.body }
  return standardWords(inLanguage(of, lang), step, channel, lang)
}

const stepTitle = (of: CaseType, step: string, lang: TellLang) => titleOfStep(inLanguage(of, lang), step, lang)

/** Every text of a case type, step by step; titles in the reader's language. */
export async function listTemplates(app: App, type: string | undefined, lang: TellLang): Promise<Template[]> {
  const of = caseType(app.programmes, type)
  const own = await asSystem(app.db, 'texts of a case type', tx => newest(tx, of.type))
  return toldSteps(of.def).flatMap(step =>
    templateChannels.flatMap(channel =>
      (['zh', 'en'] as const).map((language): Template => {
        const row = own.get(keyOf(step, channel, language))
        const standard = standardWords(inLanguage(of, language), step, channel, language)
        const written = row && row.body !== null
        return {
          ...{ type: of.type, step, channel, language, stepTitle: stepTitle(of, step, lang) },
          subject: written ? (row.subject ?? '') : standard.subject,
          body: written ? row.body! : standard.body,
          standard: !written,
          version: row?.version ?? 0,
          madeAt: row?.madeAt ?? null,
          placeholders: placeholdersOf(of, step, lang),
        }
      }),
    ),
  )
}

/** @throws Fault answers-invalid naming the words in braces that nothing is known of */
function checkWords(of: CaseType, step: string, { subject, body }: Words): void {
  const known = new Set(placeholdersOf(of, step, 'zh').map(p => p.name))
  const wrong = Object.entries({ subject, body }).map(([key, text]) => [key, unknownIn(text, known)] as const)
  const fields = Object.fromEntries(wrong.filter(([, names]) => names.length > 0).map(([key]) => [key, 'placeholder']))
  if (body === '') fields.body = 'empty'
  if (Object.keys(fields).length > 0)
    throw new Fault('answers-invalid', { fields, detail: { unknown: wrong.flatMap(([, names]) => names) } })
}

const checked = (app: App, type: string, step: string): CaseType => {
  const of = caseType(app.programmes, type)
  if (!toldSteps(of.def).includes(step)) throw new Fault('step-unknown')
  return of
}

interface Put extends Words {
  readonly version: number
  readonly standard: boolean
}
/** Writes a new version of a text. @throws Fault answers-invalid, stale-version, step-unknown */
export async function putTemplate(
  app: App,
  actor: Extract<Actor, { kind: 'staff' }>,
  at: { readonly type: string; readonly step: string; readonly channel: TemplateChannel; readonly language: TellLang },
  put: Put,
): Promise<void> {
  const of = checked(app, at.type, at.step)
  if (!put.standard) checkWords(of, at.step, put)
  await asSystem(app.db, 'write a text', async tx => {
    const here = sql`tenant_id = ${tx.tenant} and type = ${at.type} and step = ${at.step} and channel = ${at.channel} and language = ${at.language}`
    const [last] = await tx.rows(
      sql<{ version: number }>`select version from templates where ${here} order by version desc limit 1 for update`,
    )
    if ((last?.version ?? 0) !== put.version) throw new Fault('stale-version', { detail: { version: last?.version ?? 0 } })
    const [subject, body] = put.standard ? [null, null] : [put.subject, put.body]
    const n = await tx.run(sql`
      insert into templates (tenant_id, type, step, channel, language, version, subject, body, made_at, made_by)
      values (${tx.tenant}, ${at.type}, ${at.step}, ${at.channel}, ${at.language}, ${put.version + 1}, ${subject}, ${body}, ${moment(app.now())}, ${actor.person})
      on conflict do nothing`)
    if (n === 0) throw new Fault('stale-version', { detail: { version: put.version + 1 } })
    await recordAudit(tx, {
      at: app.now(),
      actor,
      action: 'template-set',
      detail: { ...at, version: put.version + 1, standard: put.standard },
    })
    await tx.run(touchDirectory(tx.tenant))
  })
  app.directory.changed()
}

/** All versions of one text, the newest first. */
export async function templateVersions(
  app: App,
  at: { readonly type: string; readonly step: string; readonly channel: string; readonly language: string },
): Promise<TemplateVersion[]> {
  const { people } = await app.directory.now()
  const rows = await asSystem(app.db, 'versions of a text', tx =>
    tx.rows(sql<TemplateVersion & { madeBy: string | null }>`
      select version, subject, body, made_at as "madeAt", made_by as "madeBy" from templates
      where tenant_id = ${tx.tenant} and type = ${at.type} and step = ${at.step} and channel = ${at.channel} and language = ${at.language}
      order by version desc limit 100`),
  )
  return rows.map(({ madeBy, ...row }) => ({ ...row, by: madeBy ? (people.get(madeBy)?.name ?? null) : null }))
}

/** The words as they would be sent, after they were checked. @throws Fault answers-invalid, step-unknown */
export function previewOf(
  app: App,
  at: { type: string; step: string },
  words: Words,
  values: Record<string, string>,
  number: string | null,
): Preview {
  checkWords(checked(app, at.type, at.step), at.step, words)
  return { subject: fill(words.subject, values).replace(/\n/g, ' '), body: fill(words.body, values), number }
}
