import { diffArrays, diffChars } from 'diff'
import type { DocumentChanges, DocumentContent } from '#contract/documents'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { plainText } from '../../ports/rich-text.ts'
import { asSystem } from '../db.ts'
import { sql } from '../sql.ts'

type Run = DocumentChanges['paragraphs'][number]['runs'][number]

/** Beyond this a paragraph is shown as replaced: comparing every letter would take longer than reading it. */
const mostLetters = 4000

function runsOf(before: string, after: string): Run[] {
  if (before.length + after.length > mostLetters)
    return [
      { op: 'removed', text: before },
      { op: 'added', text: after },
    ]
  return diffChars(before, after).map(part => ({
    op: part.added ? 'added' : part.removed ? 'removed' : 'same',
    text: part.value,
  }))
}

/** Two texts paragraph by paragraph; within a changed paragraph letter by letter, unchanged paragraphs as one run. */
export function compareTexts(before: string, after: string): DocumentChanges['paragraphs'] {
  const paragraphs: { runs: Run[] }[] = []
  const parts = diffArrays(before.split('\n'), after.split('\n'), { timeout: 2000 }) ?? [
    { value: before.split('\n'), removed: true, added: false },
    { value: after.split('\n'), removed: false, added: true },
  ]
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!
    const next = parts[i + 1]
    if (part.removed && next?.added) {
      const pairs = Math.max(part.value.length, next.value.length)
      for (let n = 0; n < pairs; n++) paragraphs.push({ runs: runsOf(part.value[n] ?? '', next.value[n] ?? '') })
      i++
    } else {
      const op = part.added ? 'added' : part.removed ? 'removed' : 'same'
      for (const text of part.value) paragraphs.push({ runs: [{ op, text }] })
    }
  }
  return paragraphs
}

const compared = [
  ...(['title', 'number', 'createdOn', 'effectiveFrom', 'effectiveTo', 'mode', 'scope', 'summary'] as const),
  'keywords',
  'attachments',
] as const
const worded = (content: DocumentContent, field: (typeof compared)[number]): string => {
  if (field === 'keywords') return content.keywords.join('、')
  if (field === 'attachments') return content.attachments.map(a => a.title).join('、')
  return content[field] ?? ''
}

/** What changed between two published versions of a document. @throws Fault not-found */
export async function documentChanges(app: App, index: string, from: number, to: number): Promise<DocumentChanges> {
  const versions = await asSystem(app.db, 'two versions of a document', tx =>
    tx.rows(
      sql<{ revision: number; content: DocumentContent }>`select r.revision, r.content from documents d
        join document_revisions r on r.tenant_id = d.tenant_id and r.document_id = d.id
        where d.tenant_id = ${tx.tenant} and d.index_no = ${index} and d.seen = 'shown' and r.revision in (${from}, ${to})`,
    ),
  )
  const before = versions.find(v => v.revision === from)?.content
  const after = versions.find(v => v.revision === to)?.content
  if (!before || !after || before.mode !== 'active' || after.mode !== 'active') throw new Fault('not-found')
  return {
    from,
    to,
    fields: compared
      .map(field => ({ field, before: worded(before, field), after: worded(after, field) }))
      .filter(one => one.before !== one.after),
    paragraphs: compareTexts(plainText(before.body), plainText(after.body)),
  }
}
