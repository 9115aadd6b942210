import { masked } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import type { Data } from '#kernel/engine/model'
import { allFields, type Names, valueWords } from '#kernel/engine/values'
import { type FieldData, promises } from '#kernel/index'
import { localDay } from '#methods/working-time/index'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { type Block, blocks, headingNumber, type OfficialPaper } from '../ports/official/index.ts'
import { recordAudit } from './audit.ts'
import { namesFor, readCase } from './cases.ts'
import { reachOf } from './commands.ts'
import { transact } from './db.ts'
import { withNamedEntries } from './entries/entry-context.ts'

const stop = /[。！？；]$/
const ended = (text: string): string => (stop.test(text) ? text : `${text}。`)

/** A row as one item: what it says first, then the rest, each behind its title. */
function rowWords(columns: Readonly<Record<string, FieldData>>, row: Data, names: Names): string {
  const [first = '', ...others] = Object.entries(columns).flatMap(([key, column], n) => {
    const said = row[key] === undefined ? null : valueWords(column, row[key], 'zh', names)
    return said === null ? [] : [n === 0 ? ended(said) : `${column.title}：${said.replace(stop, '')}`]
  })
  return others.length === 0 ? first : `${first}${ended(others.join('；'))}`
}

function blocksOf(fields: readonly (readonly [FieldData, unknown])[], names: Names): Block[] {
  let headings = 0
  return fields.flatMap(([field, value]): Block[] => {
    const heading = () => {
      headings += 1
      return blocks.heading(1, `${headingNumber(1, headings)}${field.title}`)
    }
    if (field.columns && Array.isArray(value)) {
      const columns = field.columns
      return [
        heading(),
        ...blocks.list(
          value.map((row: Data) => rowWords(columns, row, names)),
          true,
        ),
      ]
    }
    const said = valueWords(field, value, 'zh', names) ?? ''
    return field.kind === 'note' && headings > 0
      ? [heading(), ...said.split('\n').map(blocks.paragraph)]
      : [blocks.paragraph(`${field.title}：${said}`)]
  })
}

/** A case as its kind of paper (e.g. 会议纪要), in Chinese; puts on record that it left. @throws Fault not-found, step-not-now */
export async function casePaper(
  app: App,
  actor: Actor,
  id: string,
): Promise<{ readonly name: string; readonly paper: OfficialPaper }> {
  const { of, record, c, events } = await readCase(app, actor, id)
  const { paper } = of.def
  if (!paper) throw new Fault('not-found')
  if (c.data[paper.once] === undefined) throw new Fault('step-not-now')
  const now = await app.directory.now()
  const seen = await transact(app.db, reachOf(app, actor), async tx => {
    await recordAudit(tx, {
      actor,
      at: app.now(),
      action: 'case-export',
      caseId: id,
      detail: { type: of.type, paper: paper.title },
    })
    return withNamedEntries(tx, of, now, [c.data])
  })
  const plain = namesFor(of, seen, 'zh')
  const title = (key: string) => seen.registers.get(promises)?.get(key)?.title
  const names: Names = {
    ...plain,
    row: (register, key) => (register === promises ? String(title(key) ?? key) : (plain.row?.(register, key) ?? key)),
  }
  const data = masked(of.def, c.data)
  const known = allFields(of.def)
  const printed = Object.entries(paper.fields).flatMap(([key, title]) => {
    const field = known[key]
    return field && data[key] !== undefined ? [[{ ...field, title }, data[key]] as const] : []
  })
  const written = events.findLast(({ body }) => 'answers' in body && paper.once in body.answers)
  return {
    name: record.number,
    paper: {
      head: null,
      number: null,
      title: `${String(data[paper.of] ?? '')}${paper.title}`,
      addressee: '',
      blocks: blocksOf(printed, names),
      attachments: [],
      signed: { unit: now.name, on: localDay(written?.at ?? c.filedAt, now.calendar) },
      remark: '',
      copies: '',
      printed: null,
    },
  }
}
