import { useState } from 'react'
import type { LogEntry } from '#contract/command'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useRoles } from '../data/roles.ts'
import { useWall } from '../data/wall.ts'
import { EntryForm } from './entry-form.tsx'
import { Handovers } from './handovers.tsx'
import { useText } from './text.ts'
import { type Log, useLog } from './use-log.ts'
import './log.css'

/** The duty log: write a line, hand over, take over; what is still to do stands on top until it is done. */
export default function LogPage() {
  const t = useText()
  const log = useLog()
  const roles = useRoles()
  const writes = roles.includes('dispatcher') || roles.includes('supervisor')
  const todo = log.entries.filter(one => one.todo)
  const rest = log.entries.filter(one => !one.todo)
  return (
    <Page
      title={t('log.title')}
      lead={t('log.lead')}
      width="wide"
      back={{ to: '/', label: t('log.back') }}
      actions={<Button onPress={() => print()}>{t('log.print')}</Button>}
    >
      {log.error !== undefined && <ErrorNote error={log.error} retry={log.reload} />}
      {!log.data && log.loading && <Skeleton lines={8} />}
      {log.data && (
        <div className="cc-log-page">
          <div className="ui-stack">
            {writes ? <EntryForm log={log} /> : roles.length > 0 && <p className="ui-soft ui-no-print">{t('log.readonly')}</p>}
            {todo.length > 0 && (
              <Panel title={t('log.todos', { count: todo.length })}>
                <Entries rows={todo} log={log} writes={writes} />
              </Panel>
            )}
            <Panel title={t('log.newest')}>
              {log.entries.length === 0 && <p>{t('log.none')}</p>}
              <Entries rows={rest} log={log} writes={writes} />
              {log.more && (
                <Button look="quiet" onPress={log.readEarlier}>
                  {t('log.more')}
                </Button>
              )}
            </Panel>
          </div>
          <Handovers log={log} writes={writes} />
        </div>
      )}
    </Page>
  )
}

function Entries({ rows, log, writes }: { rows: readonly LogEntry[]; log: Log; writes: boolean }) {
  return (
    <ul className="cc-log-entries">
      {rows.map(entry => (
        <Entry key={entry.id} entry={entry} log={log} writes={writes} />
      ))}
    </ul>
  )
}

function Entry({ entry, log, writes }: { entry: LogEntry; log: Log; writes: boolean }) {
  const t = useText()
  const language = useLanguage()
  const { name } = useWall()
  const [adding, setAdding] = useState<'remark' | 'done'>()
  return (
    <li>
      <p className="cc-log-words">{entry.words}</p>
      <p className="ui-soft">
        {entry.by} · <When at={entry.at} />
        {entry.place && <> · {name(entry.place)}</>}
        {entry.case && (
          <>
            {' · '}
            <a href={`/desk/case/${entry.case.id}`}>{entry.case.number}</a>
          </>
        )}
        {' · '}
        {entry.seenBy.length > 0
          ? t('log.seen', { names: entry.seenBy.join(language === 'zh' ? '、' : ', ') })
          : t('log.notseen')}
      </p>
      <ul>
        {entry.remarks.map(one => (
          <li key={one.id} className="cc-log-remark">
            {one.kind === 'done' && <strong>{t('log.done')} </strong>}
            {one.words}{' '}
            <span className="ui-soft">
              {one.by} · <When at={one.at} />
            </span>
          </li>
        ))}
      </ul>
      {writes && !adding && (
        <div className="ui-row ui-no-print">
          <Button size="small" look="quiet" onPress={() => setAdding('remark')}>
            {t('log.remark')}
          </Button>
          {entry.todo && (
            <Button size="small" onPress={() => setAdding('done')}>
              {t('log.done')}
            </Button>
          )}
        </div>
      )}
      {adding && <Addition kind={adding} about={entry.id} log={log} onEnd={() => setAdding(undefined)} />}
    </li>
  )
}

type AdditionProps = { kind: 'remark' | 'done'; about: string; log: Log; onEnd: () => void }

function Addition({ kind, about, log, onEnd }: AdditionProps) {
  const t = useText()
  const [words, setWords] = useState('')
  const [error, setError] = useState<unknown>()
  const save = () =>
    log.write({ kind, about, words: words.trim() }).then(onEnd, (problem: unknown) => {
      setError(problem)
    })
  return (
    <form
      className="ui-stack ui-no-print"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label={t(kind === 'done' ? 'log.done.words' : 'log.remark')}
        value={words}
        onChange={setWords}
        maxLength={1000}
      />
      {error !== undefined && <ErrorNote error={error} kept />}
      <div className="ui-row">
        <Button submit look="main" size="small" disabled={kind === 'remark' && words.trim() === ''}>
          {t(kind === 'done' ? 'log.done' : 'log.remark.add')}
        </Button>
        <Button size="small" look="quiet" onPress={onEnd}>
          {t('shell.cancel')}
        </Button>
      </div>
    </form>
  )
}
