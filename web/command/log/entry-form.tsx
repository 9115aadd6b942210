import { useState } from 'react'
import { ApiError } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Checkbox } from '../../shell/ui/checkbox.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useWall } from '../data/wall.ts'
import { useText } from './text.ts'
import type { Log } from './use-log.ts'

/** One line for the log: the words, and if it is so, the case, the place and that there is still something to do. */
export function EntryForm({ log }: { log: Log }) {
  const t = useText()
  const { known, name } = useWall()
  const [words, setWords] = useState('')
  const [number, setNumber] = useState('')
  const [place, setPlace] = useState<string>()
  const [todo, setTodo] = useState(false)
  const [error, setError] = useState<unknown>()
  const fields = error instanceof ApiError ? error.fields : {}
  const places = Object.keys(known.summary?.names ?? {}).filter(id => known.summary?.communities.some(one => one.place === id))
  const save = async () => {
    setError(undefined)
    try {
      await log.write({ kind: 'entry', words: words.trim(), number: number.trim() || undefined, place: place ?? null, todo })
      setWords('')
      setNumber('')
      setPlace(undefined)
      setTodo(false)
      toast(t('log.added'))
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <Panel title={t('log.words')}>
      <form
        className="ui-stack ui-no-print"
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <TextArea label={t('log.words')} hint={t('log.words.hint')} value={words} onChange={setWords} maxLength={1000} />
        <div className="ui-row">
          <TextField label={t('log.number')} optional value={number} onChange={setNumber} maxLength={40} error={fields.number} />
          <Select
            label={t('log.place')}
            optional
            value={place}
            onChange={setPlace}
            empty={t('log.place.none')}
            options={places.map(id => ({ value: id, label: name(id) }))}
          />
        </div>
        <Checkbox checked={todo} onChange={setTodo}>
          {t('log.todo')}
        </Checkbox>
        {error !== undefined && <ErrorNote error={error} kept />}
        <Button submit look="main" disabled={words.trim() === ''}>
          {t('log.add')}
        </Button>
      </form>
    </Panel>
  )
}
