import type { DocumentAct, DocumentContent, DocumentDetail } from '#contract/documents'
import { type DocumentData, drafts } from '#kernel/define/document'
import { api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { useProgrammes } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'

/** Every class of documents, titles in the reader's language. */
export function useClasses(): readonly (readonly [id: string, of: DocumentData])[] {
  const { data } = useProgrammes()
  return data?.programmes.flatMap(programme => Object.entries(programme.documents)) ?? []
}

/** The classes I may draft. */
export function useDraftedClasses(): ReturnType<typeof useClasses> {
  const roles = useSignedIn().posts.map(post => post.role)
  return useClasses().filter(([, of]) => drafts(roles, of, 'publisher'))
}

export const useReviews = (): boolean =>
  useSignedIn().posts.some(post => post.role === 'publication-reviewer' || post.role === 'leader')

/** What I do with a document of this class. */
export function useMyPart(of: string) {
  const { person } = useSignedIn()
  const mine = useDraftedClasses()
  return { person: person.id, drafts: mine.some(([id]) => id === of), reviews: useReviews() }
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
