import { useState } from 'react'
import type { Template } from '#contract/templates'
import { api } from '../../../shell/api.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { TextArea } from '../../../shell/ui/text-area.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { changed } from '../data.ts'
import { useSave } from '../parts/use-save.ts'
import { TryTemplate } from './preview.tsx'
import { useText } from './text.ts'
import { Versions } from './versions.tsx'

/** One text: its words, what may be put in, how it reads with a real case, and how it read before. */
export function Editor({ template }: { template: Template }) {
  const t = useText()
  const { type, step, channel, language, version, standard, placeholders } = template
  const path = `/templates/${type}/${encodeURIComponent(step)}/${channel}/${language}`
  const [subject, setSubject] = useState(template.subject)
  const [body, setBody] = useState(template.body)
  const { save, error, fields } = useSave()
  const send = (back: boolean) =>
    save(async () => {
      await api.put(path, { version, subject: back ? '' : subject, body: back ? '' : body, standard: back })
      toast(t('tp.saved'))
      await changed('templates')
    })
  return (
    <div className="ui-stack">
      <h2>
        {template.stepTitle} <small className="ui-soft">{t(standard ? 'tp.standard' : 'tp.own')}</small>
      </h2>
      {error !== undefined && <ErrorNote error={error} kept />}
      {channel !== 'sms' && (
        <TextField label={t('tp.subject')} error={fields.subject} maxLength={200} value={subject} onChange={setSubject} />
      )}
      <TextArea
        label={t('tp.body')}
        error={fields.body}
        rows={channel === 'email' ? 14 : 5}
        maxLength={4000}
        value={body}
        onChange={setBody}
      />
      <details>
        <summary>{t('tp.names')}</summary>
        <p className="ui-soft">{t('tp.names.lead')}</p>
        <div className="admin-names">
          {placeholders.map(({ name, meaning }) => (
            <Button key={name} size="small" look="quiet" onPress={() => setBody(`${body}{${name}}`)}>
              {`{${name}} ${meaning}`}
            </Button>
          ))}
        </div>
      </details>
      <div className="ui-row">
        <Button look="main" disabled={subject === template.subject && body === template.body} onPress={() => send(false)}>
          {t('tp.save')}
        </Button>
        {!standard && (
          <Button look="quiet" confirm={t('tp.reset')} onPress={() => send(true)}>
            {t('tp.reset')}
          </Button>
        )}
      </div>
      <TryTemplate path={path} subject={subject} body={body} />
      <Versions
        path={path}
        onTake={(was, words) => {
          setSubject(was)
          setBody(words)
        }}
      />
    </div>
  )
}
