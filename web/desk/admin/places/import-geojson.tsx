import { useState } from 'react'
import { ApiError, api } from '../../../shell/api.ts'
import { Select } from '../../../shell/ui/select.tsx'
import { propertiesOf } from './problems.ts'

/** A file as it was read. */
type Book = { readonly name: string; readonly geojson: unknown; readonly properties: readonly string[] }
/** What the server says of a file: stored, or what is wrong with it. */
interface Outcome {
  readonly stored: boolean
  readonly problems: readonly { readonly severity: 'error' | 'warning' }[]
}

const isOutcome = (detail: unknown): detail is Outcome =>
  typeof detail === 'object' && detail !== null && 'problems' in detail && Array.isArray(detail.problems)

/**
 * A GeoJSON file on its way in: read here, checked by the server as often as the plan changes, stored only then.
 * @param likely what the plan should be, by the names of the file's properties
 */
export function useGeojsonImport<P extends object, O extends Outcome>(
  first: P,
  likely: (properties: readonly string[]) => Partial<P>,
) {
  const [book, setBook] = useState<Book>()
  const [plan, setPlan] = useState(first)
  const [unreadable, setUnreadable] = useState(false)
  const [outcome, setOutcome] = useState<O>()
  const [error, setError] = useState<unknown>()
  const change = (part: Partial<P>) => {
    setPlan({ ...plan, ...part })
    setOutcome(undefined)
  }
  const read = async (file: File) => {
    setOutcome(undefined)
    setError(undefined)
    try {
      const geojson: unknown = JSON.parse(await file.text())
      const properties = propertiesOf(geojson)
      setBook({ name: file.name, geojson, properties })
      setUnreadable(false)
      setPlan({ ...plan, ...likely(properties) })
    } catch {
      setBook(undefined)
      setUnreadable(true)
    }
  }
  /** @returns the outcome when the file is stored by now */
  const send = async (path: string, body: object, how: { dryRun: boolean; force?: boolean }): Promise<O | undefined> => {
    setError(undefined)
    try {
      const answer = await api.post<O>(path, { geojson: book?.geojson, ...body, ...how })
      setOutcome(answer)
      return answer.stored ? answer : undefined
    } catch (caught) {
      if (caught instanceof ApiError && isOutcome(caught.detail)) setOutcome(caught.detail as O)
      setError(caught)
      return undefined
    }
  }
  const errors = outcome?.problems.filter(one => one.severity === 'error').length ?? 0
  return { book, plan, change, read, send, unreadable, outcome, error, errors }
}

/** Which property of the file holds something. */
export function PropertySelect(props: {
  readonly label: string
  readonly book: Book
  readonly value: string | undefined
  readonly optional?: boolean | undefined
  readonly onChange: (picked: string | undefined) => void
}) {
  const { book, ...rest } = props
  return <Select {...rest} options={book.properties.map(name => ({ value: name, label: name }))} />
}
