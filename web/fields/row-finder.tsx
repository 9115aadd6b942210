import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { useShellText } from '../shell/i18n/index.ts'
import { Finder } from './finder.tsx'
import type { Named, RowFinder } from './sources.ts'
import { frameOf, type InputProps } from './types.tsx'

const WAIT = 200

/** What is found for the words typed, once the hand rests; what was found last stays in sight meanwhile. */
function useFound(finder: RowFinder, typed: string) {
  const [found, setFound] = useState<{ typed: string; rows: readonly Named[] }>()
  useEffect(() => {
    if (typed === '') return
    const asked = new AbortController()
    const timer = setTimeout(
      () =>
        finder.find(typed, asked.signal).then(
          rows => !asked.signal.aborted && setFound({ typed, rows }),
          () => !asked.signal.aborted && setFound({ typed, rows: [] }),
        ),
      WAIT,
    )
    return () => {
      clearTimeout(timer)
      asked.abort()
    }
  }, [finder, typed])
  return { rows: found?.rows ?? [], loading: typed !== '' && found?.typed !== typed }
}

/** The row of a key, asked for once it is shown. */
function useNamed(finder: RowFinder, id: string | undefined): Named | undefined {
  const [named, setNamed] = useState<Named>()
  useEffect(() => {
    if (id === undefined) return
    const asked = new AbortController()
    finder.named(id, asked.signal).then(
      found => !asked.signal.aborted && setNamed(found),
      // Without an answer the key alone says which row it is.
      () => undefined,
    )
    return () => asked.abort()
  }, [finder, id])
  return named?.id === id ? named : undefined
}

export function FoundRow({ finder, id }: { finder: RowFinder; id: string }) {
  const named = useNamed(finder, id)
  const name = named?.name ?? id
  return (
    <>
      {named?.href ? <Link href={named.href}>{name}</Link> : name}
      {named?.href && named.note && <span className="ui-soft"> {named.note}</span>}
    </>
  )
}

/** Chooses one row among thousands by typing a part of its name or its key. */
export function RowFinderInput({ finder, ...props }: InputProps<string> & { finder: RowFinder }) {
  const t = useShellText()
  const [typed, setTyped] = useState('')
  const { rows, loading } = useFound(finder, typed)
  const { value } = props
  const known = useNamed(finder, value)
  const chosen: readonly Named[] = value ? [known ?? rows.find(row => row.id === value) ?? { id: value, name: value }] : []
  return (
    <Finder
      {...frameOf(props)}
      named={[...chosen, ...rows.filter(row => row.id !== value)]}
      loading={loading}
      search={t('shell.field.item.search')}
      many={false}
      value={value ? [value] : []}
      onTyped={setTyped}
      onChange={([id]) => props.onChange(id)}
    />
  )
}
