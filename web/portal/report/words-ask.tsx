import { useEffect, useRef } from 'react'
import type { FieldData } from '#kernel/define/field'
import { size } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { canListen, useVoice } from '../../shell/voice.ts'
import { useText } from '../text.ts'

type WordsAskProps = {
  field: FieldData
  value: string
  onChange: (words: string) => void
  error?: string | undefined
  disabled?: boolean | undefined
}

/** The matter in the person's own words, typed or spoken. */
export function WordsAsk({ field, value, onChange, error, disabled }: WordsAskProps) {
  const t = useText()
  const words = useRef(value)
  useEffect(() => {
    words.current = value
  })
  const voice = useVoice(said => onChange(`${words.current}${said}`))
  const block = useRef<HTMLDivElement>(null)
  const begin = useRef(voice.start)
  // Somebody who pressed "say it" on the home page wants to speak; somebody with an empty form wants to write.
  useEffect(() => {
    if (new URLSearchParams(location.search).has('say') && canListen()) begin.current()
    else if (!words.current && size.get() !== 'elder' && location.pathname.endsWith('/report'))
      block.current?.querySelector('textarea')?.focus({ preventScroll: true })
  }, [])
  return (
    <div className="p-words" ref={block}>
      <TextArea
        label={field.title}
        hint={field.hint}
        error={error}
        disabled={disabled}
        maxLength={field.max}
        rows={3}
        value={value}
        onChange={onChange}
      />
      {canListen() && (
        <div className="ui-row">
          {voice.state === 'listening' ? (
            <Button look="danger" onPress={voice.stop}>
              {t('portal.words.stop')}
            </Button>
          ) : (
            <Button onPress={voice.start} disabled={disabled}>
              {t('portal.words.speak')}
            </Button>
          )}
          <span className="ui-soft" role="status">
            {voice.state === 'listening'
              ? t('portal.words.listening')
              : t(voice.state === 'failed' ? 'portal.words.denied' : 'portal.words.privacy')}
          </span>
        </div>
      )}
    </div>
  )
}
