import { useRef, useState } from 'react'
import type { DrawFile } from '#contract/draws'
import type { LotFault } from '#methods/draws/index'
import { Button } from '../../shell/ui/button.tsx'
import { useText } from './text.ts'

type Checked =
  | { readonly fault: LotFault | 'read' }
  | { readonly fault: null; readonly count: number; readonly of: number; readonly published: boolean }

/** Draws again on the reader's own device; the method is fetched when it is asked for. */
async function check(file: DrawFile, published: string): Promise<Checked> {
  const { lotFaults } = await import('#methods/draws/index')
  const [fault] = lotFaults(file)
  if (fault) return { fault }
  return { fault: null, count: file.result.length, of: file.list.objects.length, published: file.hash === published }
}

export function CheckDraw({ id, hash, file }: { id: string; hash: string; file: DrawFile }) {
  const t = useText()
  const [checked, setChecked] = useState<Checked>()
  const own = useRef<HTMLInputElement>(null)
  const checkOwn = async (chosen: File | undefined) => {
    if (!chosen) return
    const read = await chosen
      .text()
      .then(text => check(JSON.parse(text), hash))
      .catch(() => ({ fault: 'read' }) as const)
    setChecked(read)
  }
  return (
    <section className="ui-stack pd-check">
      <h2>{t('pd.check')}</h2>
      <p>{t('pd.check.lead')}</p>
      <Button look="main" size="wide" onPress={async () => setChecked(await check(file, hash))}>
        {t('pd.check.here')}
      </Button>
      {checked && <Result checked={checked} />}
      <p>
        <a href={`/draws/${id}/file`} download>
          {t('pd.check.file')}
        </a>
      </p>
      <input
        ref={own}
        type="file"
        accept=".json,application/json"
        className="ui-hidden"
        aria-label={t('pd.check.mine')}
        tabIndex={-1}
        onChange={event => {
          void checkOwn(event.target.files?.[0])
          // The same file may be chosen again after it was changed.
          event.target.value = ''
        }}
      />
      <Button size="wide" onPress={() => own.current?.click()}>
        {t('pd.check.mine')}
      </Button>
      <p className="ui-soft">{t('pd.check.how')}</p>
    </section>
  )
}

function Result({ checked }: { checked: Checked }) {
  const t = useText()
  if (checked.fault !== null)
    return (
      <p className="ui-fault" role="alert">
        {t(`pd.fault.${checked.fault}`)}
      </p>
    )
  const { count, of, published } = checked
  return (
    <p className={published ? 'pd-same' : 'ui-fault'} role="status">
      {t('pd.check.same', { count, of })} {t(published ? 'pd.check.same.hash' : 'pd.check.other.hash')}
    </p>
  )
}
