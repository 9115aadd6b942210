import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { KeptQuestion, QuestionAnswer, QuestionBehind, questionBody, questionPatch } from '#contract/questions'
import { readingRoles } from '#kernel/engine/access'
import { caseSubject, entrySubject, type Question, type Subject } from '#kernel/engine/question'
import type { Names } from '#kernel/engine/values'
import { api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { client } from '../data/client.ts'
import { useNames } from '../data/names.ts'
import { kindsOf, useProgrammes } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'

/** A subject and the programme whose registers its columns name. */
export type Askable = { readonly subject: Subject; readonly programme: string }

/** What this person may ask about: kinds of cases their posts read, then registers with a ledger. */
export function useAskables(): readonly Askable[] {
  const { data } = useProgrammes()
  const { posts } = useSignedIn()
  const lang = useLanguage()
  return useMemo(() => {
    const mine = posts.map(post => post.role)
    const cases = kindsOf(data)
      .filter(kind => readingRoles(kind.def).some(role => mine.includes(role)))
      .map(kind => ({ subject: caseSubject(kind.type, kind.def, lang), programme: kind.programme.id }))
    const entries = (data?.programmes ?? []).flatMap(programme =>
      Object.entries(programme.registers).flatMap(([register, def]) => {
        const subject = entrySubject(`${programme.id}.${register}`, def, lang)
        return subject ? [{ subject, programme: programme.id }] : []
      }),
    )
    return [...cases, ...entries]
  }, [data, posts, lang])
}

const askOf = (question: Question) => ({ ask: JSON.stringify(question) })

export const useAnswer = (question: Question, active: boolean) => {
  const lang = useLanguage()
  return useQuery({
    queryKey: ['question', lang, question],
    enabled: active,
    staleTime: 60_000,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<QuestionAnswer>('/questions/answer', { query: { ...askOf(question), lang }, signal }),
  })
}

export const useBehind = (question: Question, keys: readonly (string | null)[] | undefined) => {
  const lang = useLanguage()
  return useInfiniteQuery({
    queryKey: ['question-behind', lang, question, keys],
    initialPageParam: '',
    retry: false,
    queryFn: ({ pageParam, signal }) =>
      api.get<QuestionBehind>('/questions/behind', {
        query: { ...askOf(question), lang, keys: keys && JSON.stringify(keys), after: pageParam },
        signal,
      }),
    getNextPageParam: (last: QuestionBehind) => last.next ?? undefined,
  })
}

const keptKey = ['questions']
export const useKept = () =>
  useQuery({
    queryKey: keptKey,
    queryFn: ({ signal }) => api.get<{ rows: KeptQuestion[] }>('/questions', { signal }).then(answer => answer.rows),
  })
const again = () => client.invalidateQueries({ queryKey: keptKey })

type NewQuestion = Omit<(typeof questionBody)['_input'], 'id'>
export async function keepQuestion(made: NewQuestion): Promise<KeptQuestion> {
  const kept = await api.create<KeptQuestion>('/questions', { id: newId(), ...made })
  await again()
  return kept
}
export async function changeQuestion(id: string, patch: (typeof questionPatch)['_input']): Promise<void> {
  await api.patch(`/questions/${id}`, patch)
  await again()
}
export async function dropQuestion(id: string): Promise<void> {
  await api.remove(`/questions/${id}`)
  await again()
}

/** Names a sentence needs, by what the desk has at hand. */
export function useQuestionNames(): Names {
  const names = useNames()
  return useMemo(
    () => ({ unit: id => names(id) || id, place: id => names(id) || id, person: id => id, row: (_, key) => key }),
    [names],
  )
}
