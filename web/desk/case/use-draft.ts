import { useState } from 'react'

export type Answers = Readonly<Record<string, unknown>>

const keyOf = (name: string) => `linli.draft.${name}`

export function readDraft(name: string): Answers | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(name)) ?? 'null')
    return typeof kept === 'object' && kept !== null ? (kept as Answers) : undefined
  } catch {
    return undefined
  }
}

function keep(name: string, answers: Answers | undefined) {
  try {
    if (answers === undefined || Object.keys(answers).length === 0) sessionStorage.removeItem(keyOf(name))
    else sessionStorage.setItem(keyOf(name), JSON.stringify(answers))
  } catch {
    // Storage is forbidden or full: what is typed stays on the page.
  }
}

/** What is being written under a name: it survives a failure, a closed dialog, an ended session and a reload. */
export function useDraft(name: string, first: Answers = {}) {
  const [answers, setAnswers] = useState<Answers>(() => readDraft(name) ?? first)
  const change = (next: Answers) => {
    setAnswers(next)
    keep(name, next)
  }
  const clear = () => {
    setAnswers(first)
    keep(name, undefined)
  }
  return [answers, change, clear] as const
}
