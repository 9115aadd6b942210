import type { ReactNode } from 'react'
import { EmptyState } from '../../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { useText } from '../text.ts'

type Asked<Row> = { readonly data: readonly Row[] | undefined; readonly error: unknown; readonly refetch: () => unknown }

type ListingProps<Row> = {
  asked: Asked<Row>
  empty: { title: string; lead?: string; action?: ReactNode }
  children: (rows: readonly Row[]) => ReactNode
}

/** What every list of the administration does the same: wait, say what went wrong, say what to do when there is nothing. */
export function Listing<Row>({ asked, empty, children }: ListingProps<Row>) {
  if (asked.error) return <ErrorNote error={asked.error} retry={asked.refetch} />
  if (!asked.data) return <Skeleton lines={8} />
  if (asked.data.length === 0)
    return (
      <EmptyState title={empty.title} action={empty.action}>
        {empty.lead}
      </EmptyState>
    )
  return children(asked.data)
}

/** Rows whose words hold every word typed. */
export function matching<Row>(
  rows: readonly Row[],
  typed: string,
  words: (row: Row) => readonly (string | null | undefined)[],
): Row[] {
  const asked = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(row => {
    const whole = words(row).filter(Boolean).join(' ').toLowerCase()
    return asked.every(word => whole.includes(word))
  })
}

export function Search({ value, onChange, hint }: { value: string; onChange: (typed: string) => void; hint: string }) {
  const t = useText()
  return (
    <div className="admin-search">
      <TextField
        label={t('admin.search')}
        hideLabel
        type="search"
        inputMode="search"
        placeholder={hint}
        value={value}
        onChange={onChange}
      />
    </div>
  )
}
