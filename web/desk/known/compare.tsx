import { useRef, useState } from 'react'
import type { CaseDetail } from '#contract/cases'
import { FieldShow } from '../../fields/field.tsx'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Facts } from '../../shell/ui/facts.tsx'
import { KeyHint } from '../../shell/ui/key-hint.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useDialogKeys } from '../../shell/ui/use-dialog-keys.ts'
import { When } from '../../shell/ui/when.tsx'
import { Pictures } from '../case/pictures.tsx'
import { useCase } from '../data/cases.ts'
import type { Kind } from '../data/office.ts'
import { useAttempt } from '../session/use-attempt.ts'
import { merge } from './data.ts'
import { useKnownText } from './text.ts'

type CompareProps = { detail: CaseDetail; kind: Kind; other: string; onClose: () => void }

/** Two cases side by side, and the way to make them one. The later goes into the earlier unless somebody says otherwise. */
export function Compare({ detail, kind, other, onClose }: CompareProps) {
  const t = useKnownText()
  const { data: beside, error: missing } = useCase(other)
  const [reason, setReason] = useState('')
  const commands = useRef({ here: newId(), into: newId() })
  const body = useRef<HTMLDivElement>(null)
  const { attempt, error } = useAttempt()
  const [a, b] = [detail.case, beside?.case]
  const send = (way: 'here' | 'into') =>
    b &&
    attempt(async () => {
      const [one, into] = way === 'into' ? [a, b] : [b, a]
      await merge({ command: commands.current[way], one, into, reason: reason.trim() })
      toast(t('known.merged', { number: one.number, into: into.number }))
      onClose()
    })
  const usual = b && b.filedAt > a.filedAt ? 'here' : 'into'
  useDialogKeys(body, () => send(usual))
  const words = {
    into: t('known.merge.into', { number: b?.number ?? '' }),
    here: t('known.merge.here', { number: b?.number ?? '' }),
  }
  const second = usual === 'into' ? 'here' : 'into'
  return (
    <Dialog
      open
      size="wide"
      onClose={onClose}
      title={t('known.compare.title')}
      actions={
        <>
          <Button look="main" disabled={!b} onPress={() => send(usual)}>
            {words[usual]} <KeyHint keys={['Ctrl', 'Enter']} />
          </Button>
          <Button disabled={!b} onPress={() => send(second)}>
            {words[second]}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {t('shell.cancel')}
          </Button>
        </>
      }
    >
      <div className="ui-stack" ref={body}>
        <div className="desk-known-pair">
          <Side title={t('known.compare.this')} detail={detail} kind={kind} />
          {beside ? (
            <Side title={t('known.compare.other')} detail={beside} kind={kind} />
          ) : missing ? (
            <ErrorNote error={missing} />
          ) : (
            <Skeleton lines={6} />
          )}
        </div>
        <p className="ui-soft">{t('known.compare.lead')}</p>
        <TextField label={t('known.merge.reason')} value={reason} onChange={setReason} maxLength={1000} />
        {error !== undefined && <ErrorNote error={error} kept />}
      </div>
    </Dialog>
  )
}

function Side({ title, detail, kind }: { title: string; detail: CaseDetail; kind: Kind }) {
  const t = useKnownText()
  const { def } = kind
  const { case: c, names } = detail
  const asked = (key: string | undefined) => {
    const field = def.form[key ?? '']
    return field && key !== undefined && c.data[key] != null ? <FieldShow field={field} value={c.data[key]} /> : ''
  }
  const voices = c.gathered.reduce((sum, one) => sum + one.voices, 1 + c.joined.length)
  return (
    <section>
      <h3>
        {title} <small>{c.number}</small>
      </h3>
      <Facts
        facts={[
          [t('known.fact.words'), asked(def.known?.words)],
          [t('known.fact.place'), asked(def.known?.place)],
          [t('known.fact.kind'), asked(def.known?.category)],
          [t('known.fact.state'), def.states[c.state]?.title ?? c.state],
          [t('known.fact.filed'), <When key="filed" at={c.filedAt} />],
          [t('known.fact.unit'), c.unit ? (names[c.unit] ?? '') : ''],
          [t('known.fact.voices'), String(voices)],
        ]}
      />
      <Pictures fields={def.form} data={c.data} />
    </section>
  )
}
