import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import type { PhoneList } from '#contract/callback'
import { address, api } from '../../shell/api.ts'
import { sayDay, sayExactly, sayTime } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useNames } from '../data/names.ts'
import { useBarText } from '../frame/text.ts'
import { useCallbackText } from './text.ts'
import '../print/print.css'

/** The phone list on paper or as a sheet, with whole numbers: for a reason, on record. */
export function Paper() {
  const t = useCallbackText()
  const lang = useLanguage()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [list, setList] = useState<PhoneList>()
  const [error, setError] = useState<unknown>()
  const ready = reason.trim().length >= 2
  useEffect(() => {
    if (!list) return
    // The numbers are on the page only while it is printed.
    const gone = () => setList(undefined)
    addEventListener('afterprint', gone)
    print()
    return () => removeEventListener('afterprint', gone)
  }, [list])
  const onPaper = async () => {
    setError(undefined)
    await api
      .get<PhoneList>('/callback/phone-list', { query: { reason: reason.trim() } })
      .then(got => {
        setOpen(false)
        setList(got)
      })
      .catch(setError)
  }
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('cb.paper')}</Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('cb.paper')}>
        <div className="ui-stack">
          <p>{t('cb.paper.lead')}</p>
          <TextField label={t('cb.paper.reason')} value={reason} onChange={setReason} maxLength={200} />
          {error !== undefined && <ErrorNote error={error} kept />}
          <div className="ui-row">
            <Button look="main" disabled={!ready} onPress={onPaper}>
              {t('cb.paper.print')}
            </Button>
            {ready && (
              <a
                className="ui-button ui-button-plain ui-button-normal"
                href={address('/callback/phone-list.xlsx', { reason: reason.trim(), lang })}
                download
              >
                {t('cb.paper.excel')}
              </a>
            )}
          </div>
        </div>
      </Dialog>
      {list && createPortal(<Sheet list={list} />, document.getElementById('main') ?? document.body)}
    </>
  )
}

function Sheet({ list }: { list: PhoneList }) {
  const t = useCallbackText()
  const b = useBarText()
  const lang = useLanguage()
  const name = useNames()
  return (
    <section className="print-only">
      <p>
        {t('cb.page.list')} · {sayExactly(list.at, lang)} ·{' '}
        {t(list.more ? 'cb.paper.more' : 'cb.paper.count', { count: list.rows.length })}
      </p>
      <table className="print-table">
        <thead>
          <tr>
            {[
              b('bar.print.number'),
              b('bar.print.title'),
              t('cb.who'),
              t('cb.phone'),
              t('cb.unit'),
              t('cb.result'),
              t('cb.due'),
              t('cb.paper.answers'),
            ].map(title => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.rows.map(row => (
            <tr key={row.case}>
              <td className="print-number">{row.number}</td>
              <td>{row.title}</td>
              <td>{row.reporter}</td>
              <td>{row.phone}</td>
              <td>{name(row.unit)}</td>
              <td>{row.result}</td>
              <td>{row.dueAt !== null && `${sayDay(row.dueAt, list.at, lang)} ${sayTime(row.dueAt, lang)}`}</td>
              <td className="callback-blank" />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
