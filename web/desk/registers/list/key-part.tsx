import { KeyHint } from '../../../shell/ui/key-hint.tsx'
import { useRegText } from '../text.ts'
import { registerKeys } from './keys.ts'

/** The keys of a list of entries, as a part of the help on `?`; its words come when somebody asks. */
export default function RegisterKeys() {
  const t = useRegText()
  return (
    <details className="desk-keys-part">
      <summary>{t('reg.key.heading')}</summary>
      <dl className="desk-keys">
        {registerKeys.map(([names, says]) => (
          <div key={says}>
            <dt>
              <KeyHint keys={names} />
            </dt>
            <dd>{t(says)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
