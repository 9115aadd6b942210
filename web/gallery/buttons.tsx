import { ApiError } from '../shell/api.ts'
import { Button, type ButtonLook } from '../shell/ui/button.tsx'
import { ErrorNote } from '../shell/ui/error-note.tsx'
import { KeyHint } from '../shell/ui/key-hint.tsx'
import { Line, Part } from './part.tsx'
import { useText } from './samples.ts'

const looks: readonly ButtonLook[] = ['main', 'plain', 'quiet', 'danger']
const slow = () => new Promise(resolve => setTimeout(resolve, 1200))

/** Every button in every state: none waits for the mouse to be seen. */
export function Buttons() {
  const t = useText()
  const words: Record<ButtonLook, string> = {
    main: t('gallery.dispatch'),
    plain: t('gallery.return'),
    quiet: t('gallery.details'),
    danger: t('gallery.void.now'),
  }
  return (
    <Part name="buttons">
      <Line name={t('gallery.state.rest')}>
        {looks.map(look => (
          <Button key={look} look={look}>
            {words[look]}
          </Button>
        ))}
      </Line>
      <Line name={t('gallery.state.focus')}>
        {looks.map(look => (
          <span key={look} className="g-focus">
            <Button look={look}>{words[look]}</Button>
          </span>
        ))}
      </Line>
      <Line name={t('gallery.state.disabled')}>
        <Button look="main" disabled reason={t('gallery.blocked.why')}>
          {t('gallery.blocked')}
        </Button>
        <Button disabled>{words.plain}</Button>
      </Line>
      <Line name={t('gallery.state.busy')}>
        <Button look="main" busy>
          {words.main}
        </Button>
        <Button onPress={slow}>{t('gallery.slow')}</Button>
      </Line>
      <Line name={t('gallery.state.confirm')}>
        <Button look="danger" confirm={t('gallery.void')} onPress={slow}>
          {t('gallery.void.now')}
        </Button>
      </Line>
      <Line name={t('gallery.state.sizes')}>
        <Button size="small">{words.plain}</Button>
        <Button>
          {words.plain} <KeyHint keys={['Ctrl', 'Enter']} />
        </Button>
        <Button pressed>{t('gallery.map')}</Button>
      </Line>
      <Line name={t('gallery.state.error')}>
        <ErrorNote error={new ApiError({ status: 0, code: 'network', message: '' })} retry={() => undefined} kept />
      </Line>
    </Part>
  )
}
