import type { ReactNode } from 'react'
import { askedFields } from '#kernel/engine/asked'
import { useShellText } from '../shell/i18n/index.ts'
import { Button } from '../shell/ui/button.tsx'
import { FieldFrame } from '../shell/ui/field-frame.tsx'
import { asRecord, type FieldKindFace, fieldKind, frameOf, type InputProps, type ShowProps } from './types.tsx'
import './rows.css'

type Row = Readonly<Record<string, unknown>>
type Rows = readonly Row[]
/** How a field of any kind is asked and shown; handed in, for rows hold fields as fields hold rows. */
type Faces = { Ask: (props: InputProps<unknown>) => ReactNode; Told: (props: ShowProps<unknown>) => ReactNode }

const read = (value: unknown): Rows | undefined => {
  const rows = Array.isArray(value) ? value.map(asRecord) : []
  // Words of an older definition, which asked them in one text, stay readable.
  if (typeof value === 'string' && value !== '') return [{ '': value }]
  return rows.length > 0 && rows.every(row => row !== undefined) ? (rows as Rows) : undefined
}

/** What is wrong in one row, by column, out of `row.column`. */
const errorsOf = (errors: Readonly<Record<string, string>>, n: number) =>
  Object.fromEntries(
    Object.entries(errors).flatMap(([key, said]) => (key.startsWith(`${n}.`) ? [[key.slice(`${n}.`.length), said]] : [])),
  )

/** A small table, each row a card of its own: added, moved up and removed one by one. */
export function rowsFace({ Ask, Told }: Faces): FieldKindFace {
  function Input({ value, onChange, errors = {}, ...props }: InputProps<Rows>) {
    const t = useShellText()
    const { columns = {}, required, max = 30 } = props.field
    const rows = value ?? (required ? [{}] : [])
    const put = (next: Rows) => onChange(next.length > 0 ? next : undefined)
    const change = (n: number, key: string, one: unknown) =>
      put(
        rows.map((row, at) => {
          if (at !== n) return row
          const { [key]: _before, '': _words, ...rest } = row
          return one === undefined ? rest : { ...rest, [key]: one }
        }),
      )
    const lift = (n: number) =>
      put([...rows.slice(0, n - 1), ...rows.slice(n, n + 1), ...rows.slice(n - 1, n), ...rows.slice(n + 1)])
    return (
      <FieldFrame {...frameOf(props)} group>
        {() => (
          <div className="ui-rows">
            {rows.map((row, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is what stands at its place; it has no name of its own
              <section key={n} className="ui-rows-row" aria-label={`${props.field.title} ${n + 1}`}>
                <header>
                  <strong>{n + 1}</strong>
                  {n > 0 && (
                    <Button size="small" look="quiet" label={t('shell.rows.up.of', { n: n + 1 })} onPress={() => lift(n)}>
                      {t('shell.rows.up')}
                    </Button>
                  )}
                  {(rows.length > 1 || !required) && (
                    <Button
                      size="small"
                      look="quiet"
                      label={t('shell.rows.remove.of', { n: n + 1 })}
                      onPress={() => put(rows.filter((_, at) => at !== n))}
                    >
                      {t('shell.finder.remove')}
                    </Button>
                  )}
                </header>
                <div className="ui-rows-fields">
                  {Object.entries(askedFields(columns, row)).map(([key, field]) => (
                    <div key={key} data-field={key} data-kind={field.kind}>
                      <Ask
                        field={field}
                        value={row[key]}
                        error={errorsOf(errors, n)[key]}
                        disabled={props.disabled}
                        onChange={one => change(n, key, one)}
                      />
                    </div>
                  ))}
                </div>
              </section>
            ))}
            {rows.length < max && (
              <p>
                <Button
                  label={t('shell.rows.add.to', { title: props.field.title })}
                  disabled={props.disabled}
                  onPress={() => put([...rows, {}])}
                >
                  {t('shell.rows.add')}
                </Button>
              </p>
            )}
          </div>
        )}
      </FieldFrame>
    )
  }

  function Show({ field, value }: ShowProps<Rows>) {
    const [first, ...others] = Object.entries(field.columns ?? {})
    return (
      <ol className="ui-rows-told">
        {value.map((row, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <li key={n}>
            {first && row[first[0]] !== undefined ? <Told field={first[1]} value={row[first[0]]} /> : String(row[''] ?? '')}
            <dl>
              {others
                .filter(([key]) => row[key] !== undefined)
                .map(([key, column]) => (
                  <div key={key}>
                    <dt>{column.title}</dt>
                    <dd>
                      <Told field={column} value={row[key]} />
                    </dd>
                  </div>
                ))}
            </dl>
          </li>
        ))}
      </ol>
    )
  }

  return fieldKind<Rows>({ read, Input, Show })
}
