import { useState } from 'react'
import { api } from '../../../shell/api.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { TextArea } from '../../../shell/ui/text-area.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { changed } from '../data.ts'
import { useSave } from '../parts/use-save.ts'
import { useText } from './text.ts'

type Words = { readonly zh: string; readonly en: string }

/** The office's own words on how a decision may be objected to. */
export function Objection({ now }: { now: Words }) {
  const t = useText()
  const [words, setWords] = useState(now)
  const { save, error } = useSave()
  const send = () =>
    save(async () => {
      await api.put('/templates/objection', words)
      toast(t('tp.saved'))
      await changed('templates')
    })
  return (
    <div className="ui-stack">
      <p className="ui-soft">{t('tp.objection.lead')}</p>
      {error !== undefined && <ErrorNote error={error} kept />}
      <TextArea
        label={t('tp.objection.zh')}
        rows={2}
        maxLength={500}
        value={words.zh}
        onChange={zh => setWords({ ...words, zh })}
      />
      <TextArea
        label={t('tp.objection.en')}
        rows={2}
        maxLength={500}
        value={words.en}
        onChange={en => setWords({ ...words, en })}
      />
      <div>
        <Button disabled={words.zh === now.zh && words.en === now.en} onPress={send}>
          {t('tp.save')}
        </Button>
      </div>
    </div>
  )
}
