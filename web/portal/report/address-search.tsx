import { useEffect, useState } from 'react'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useText } from '../text.ts'
import { type AddressRow, findAddresses } from './where.ts'

type AddressSearchProps = {
  value: string
  hasPoint: boolean
  disabled?: boolean | undefined
  onWords: (words: string) => void
  onPick: (row: AddressRow) => void
}

const PAUSE = 350

/** Words that stand by themselves; while there is no point yet, addresses the office knows are offered beside them. */
export function AddressSearch({ value, hasPoint, disabled, onWords, onPick }: AddressSearchProps) {
  const t = useText()
  const [typed, setTyped] = useState(false)
  const [rows, setRows] = useState<readonly AddressRow[]>([])
  const q = typed && !hasPoint ? value.trim() : ''

  useEffect(() => {
    if (q.length < 2) {
      setRows([])
      return
    }
    const control = new AbortController()
    const timer = setTimeout(() => {
      // Without a connection the words alone are enough.
      findAddresses(q, control.signal).then(
        found => setRows(found.slice(0, 5)),
        () => setRows([]),
      )
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [q])

  return (
    <div className="ui-stack">
      <TextField
        label={t('portal.place.words')}
        hint={t('portal.place.words.hint')}
        optional={hasPoint}
        disabled={disabled}
        maxLength={200}
        autoComplete="street-address"
        value={value}
        onChange={words => {
          setTyped(true)
          onWords(words)
        }}
      />
      <div role="status">
        {rows.length > 0 && (
          <div className="p-offers">
            <p className="ui-soft">{t('portal.place.found')}</p>
            <ul>
              {rows.map(row => (
                <li key={row.id}>
                  <button
                    type="button"
                    onClick={() => {
                      setTyped(false)
                      setRows([])
                      onPick(row)
                    }}
                  >
                    {row.text}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </div>
  )
}
