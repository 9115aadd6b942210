import type { DocumentAct, DocumentContent, DocumentDetail } from '#contract/documents'
import type { DocumentData } from '#kernel/define/document'
import { api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { useProgrammes } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'

/** Every class of documents, titles in the reader's language. */
export function useClasses(): readonly (readonly [id: string, of: DocumentData])[] {
  const { data } = useProgrammes()
  return data?.programmes.flatMap(programme => Object.entries(programme.documents)) ?? []
}

export function useMyPart() {
  const { posts, person } = useSignedIn()
  const holds = (...roles: readonly string[]) => posts.some(post => roles.includes(post.role))
  return { person: person.id, drafts: holds('publisher'), reviews: holds('publication-reviewer', 'leader') }
}

export const empty = (of: string, unit: string | null): DocumentContent => ({
  class: of,
  title: '',
  titleEn: null,
  number: null,
  unit,
  community: null,
  createdOn: null,
  effectiveFrom: null,
  effectiveTo: null,
  mode: 'active',
  scope: 'everyone',
  keywords: [],
  summary: '',
  body: '',
  attachments: [],
  interprets: null,
  interpretation: null,
  replaces: [],
  shownUntil: null,
  kept: [],
})

export const act = (d: DocumentDetail, what: DocumentAct) =>
  api.post<DocumentDetail | null>(`/documents/${d.id}/acts`, { version: d.version, act: what })

export async function upload(document: string, file: File) {
  const body = new FormData()
  body.append('id', newId())
  body.append('file', file, file.name)
  return api.post<{ id: string; name: string; type: string; bytes: number; readable: boolean }>(
    `/documents/${document}/files`,
    body,
  )
}
