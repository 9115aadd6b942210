import { useState } from 'react'
import type { RisingTopic } from '#contract/command'
import { api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { When } from '../../shell/ui/when.tsx'
import { Why } from '../../shell/ui/why.tsx'
import { useRoles } from '../data/roles.ts'
import { useSummary, useWall } from '../data/wall.ts'
import { useUsual } from '../parts/rising.tsx'
import { useText } from '../text.ts'
import { useOpen } from './opened.ts'

/** What rises, how that is decided, and the cause and remedy a supervisor writes beside it. */
export function RisingPanel() {
  const t = useText()
  const { topics, suppressed, weeks } = useSummary().rising
  const supervises = useRoles().includes('supervisor')
  const why = [
    t('command.rising.why.1'),
    t('command.rising.why.2', { weeks }),
    t('command.rising.why.3'),
    t('command.rising.why.4'),
    t('command.rising.why.5'),
  ]
  return (
    <>
      {topics.length === 0 && <p>{t('command.rising.none')}</p>}
      <ul className="cc-records">
        {topics.map(one => (
          <Topic key={`${one.topic} ${one.place}`} of={one} supervises={supervises} />
        ))}
      </ul>
      {suppressed > 0 && <p className="cc-soft">{t('command.rising.hidden', { count: suppressed })}</p>}
      <Why lines={why} />
    </>
  )
}

function Topic({ of, supervises }: { of: RisingTopic; supervises: boolean }) {
  const t = useText()
  const open = useOpen()
  const { name, words } = useWall()
  const usual = useUsual()
  const [writing, setWriting] = useState(false)
  const title = `${name(of.place)} · ${words.kind(of.topic)}`
  return (
    <li>
      <button
        type="button"
        className="cc-open"
        onClick={() => open({ what: 'records', title, figure: 'rising', kind: of.topic, community: of.place })}
      >
        {title}
      </button>
      <span className="cc-record-more">
        <span>{t('command.rising.now', { count: of.now })}</span>
        <span>{usual(of.expected)}</span>
      </span>
      {of.note && (
        <p>
          {of.note.cause} → {of.note.remedy}{' '}
          <span className="cc-soft">
            {of.note.by} · <When at={of.note.at} />
          </span>
        </p>
      )}
      {supervises && !writing && (
        <Button size="small" onPress={() => setWriting(true)}>
          {t('command.rising.note.add')}
        </Button>
      )}
      {writing && <NoteForm of={of} onDone={() => setWriting(false)} />}
    </li>
  )
}

function NoteForm({ of, onDone }: { of: RisingTopic; onDone: () => void }) {
  const t = useText()
  const { feed } = useWall()
  const { type } = useSummary()
  const [id] = useState(newId)
  const [cause, setCause] = useState(of.note?.cause ?? '')
  const [remedy, setRemedy] = useState(of.note?.remedy ?? '')
  const [error, setError] = useState<unknown>()
  const save = async () => {
    setError(undefined)
    try {
      const note = { id, type, topic: of.topic, place: of.place, cause: cause.trim(), remedy: remedy.trim() }
      await api.create('/command/notes', note)
      await feed.refresh()
      toast(t('command.rising.saved'))
      onDone()
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <div className="ui-stack">
      <TextArea label={t('command.rising.cause')} value={cause} onChange={setCause} maxLength={500} />
      <TextArea label={t('command.rising.remedy')} value={remedy} onChange={setRemedy} maxLength={500} />
      {error !== undefined && <ErrorNote error={error} kept />}
      <Button look="main" disabled={cause.trim() === '' || remedy.trim() === ''} onPress={save}>
        {t('command.rising.save')}
      </Button>
    </div>
  )
}
