import { Button } from '../../shell/ui/button.tsx'
import { canListen, useVoice } from '../../shell/voice.ts'
import { useText } from '../text.ts'

/** Says it instead of typing it, where the browser can listen; elsewhere there is nothing to see. */
export function Speak({ onWords }: { onWords: (words: string) => void }) {
  const t = useText()
  const voice = useVoice(onWords)
  if (!canListen()) return null
  const listening = voice.state === 'listening'
  return (
    <div className="ui-row">
      <Button size="small" look={listening ? 'danger' : 'plain'} onPress={listening ? voice.stop : voice.start}>
        {t(listening ? 'grid.report.speak.stop' : 'grid.report.speak')}
      </Button>
      {voice.state === 'failed' && (
        <span className="ui-soft" role="status">
          {t('grid.report.speak.failed')}
        </span>
      )}
    </div>
  )
}
