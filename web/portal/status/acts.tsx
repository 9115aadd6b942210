import { useState } from 'react'
import type { PublicCase } from '#contract/cases'
import type { CaseData } from '#kernel/define/case'
import type { FieldsData } from '#kernel/define/field'
import { Button } from '../../shell/ui/button.tsx'
import { Facts } from '../../shell/ui/facts.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { PhotoStrip } from '../../shell/ui/photo-strip.tsx'
import { useText } from '../text.ts'
import { ActForm } from './act-form.tsx'
import { factsOf, lastSaid, picturesOf } from './entries.ts'
import type { CommandDraft } from './use-case.ts'

type ActsProps = { def: CaseData; view: PublicCase; act: (command: CommandDraft) => Promise<void> }

/** What the holder of the key may do now: the step that is waited for stands open, the others a press away. */
export function Acts({ def, view, act }: ActsProps) {
  const t = useText()
  const [open, setOpen] = useState<string>()
  const steps = view.mine?.steps ?? []
  const asks = (name: string) => Object.keys(def.steps[name]?.ask ?? {}).length > 0
  const waited = steps.find(name => !def.steps[name]?.returns && asks(name))
  const shown = open ?? waited
  const others = steps.filter(name => name !== shown && def.steps[name])
  const title = (name: string) => def.steps[name]?.title ?? name
  const take = (name: string) => (id: string, answers: Readonly<Record<string, unknown>>) =>
    act({ kind: 'take', id, step: name, answers })
  const close = () => setOpen(undefined)
  return (
    <>
      {shown && shown !== 'more' && (
        <Panel title={title(shown)}>
          <ActForm
            key={`${shown}/${view.mine?.version}`}
            fields={def.steps[shown]?.ask ?? {}}
            before={view.data}
            send={take(shown)}
            button={t('portal.act.send')}
            said={t('portal.act.done', { step: title(shown) })}
            onCancel={open ? close : undefined}
            onDone={close}
          >
            {shown === waited && <LastSaid view={view} />}
          </ActForm>
        </Panel>
      )}
      {shown === 'more' && <AddMore def={def} act={act} onClose={close} />}
      <div className="p-acts">
        {others.filter(asks).map(name => (
          <Button key={name} onPress={() => setOpen(name)}>
            {title(name)}
          </Button>
        ))}
        {shown !== 'more' && !view.follows && <Button onPress={() => setOpen('more')}>{t('portal.act.more')}</Button>}
        {others
          .filter(name => !asks(name))
          .map(name => (
            <Plain key={name} title={title(name)} run={id => take(name)(id, {})} />
          ))}
      </div>
    </>
  )
}

/** The question or the result, beside the form that answers it. */
function LastSaid({ view }: { view: PublicCase }) {
  const entry = lastSaid(view.story)
  if (!entry) return null
  return (
    <blockquote className="p-said">
      <strong>{entry.what}</strong>
      <Facts facts={factsOf(entry)} />
      {entry.photos.length > 0 && <PhotoStrip photos={picturesOf(entry, view.number)} />}
    </blockquote>
  )
}

/** A step that asks nothing asks once more before it is taken. */
function Plain({ title, run }: { title: string; run: (id: string) => Promise<void> }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <Button look="quiet" onPress={() => setOpen(true)}>
        {title}
      </Button>
    )
  return (
    <ActForm
      fields={{}}
      send={run}
      button={t('shell.confirm', { action: title })}
      said={t('portal.act.done', { step: title })}
      look="plain"
      onCancel={() => setOpen(false)}
      onDone={() => setOpen(false)}
    />
  )
}

/** Words and photos at any time, while the case runs and after. */
function AddMore({ def, act, onClose }: Pick<ActsProps, 'def' | 'act'> & { onClose: () => void }) {
  const t = useText()
  const field = Object.keys(def.form).find(key => def.form[key]?.kind === 'photos')
  const fields: FieldsData = {
    words: { kind: 'note', title: t('portal.act.more.words'), required: false, max: 2000 },
    ...(field && {
      photos: { kind: 'photos', title: t('portal.act.more.photos'), required: false, max: def.form[field]?.max ?? 9 },
    }),
  }
  const send = async (id: string, { words, photos }: Readonly<Record<string, unknown>>) => {
    if (photos && field) await act({ kind: 'attach', id: attachIdFor(id), field, files: photos })
    if (typeof words === 'string') await act({ kind: 'comment', id, text: words, open: true })
  }
  return (
    <Panel title={t('portal.act.more')}>
      <ActForm
        fields={fields}
        send={send}
        button={t('portal.act.more.send')}
        said={t('portal.act.more.done')}
        empty={t('portal.act.more.empty')}
        onCancel={onClose}
        onDone={onClose}
      />
    </Panel>
  )
}

/** Photos and words are two commands: the second id follows from the first, so that sending both again changes nothing twice. */
const attachIdFor = (id: string) => `${id.slice(0, -1)}${((Number.parseInt(id.slice(-1), 16) + 1) % 16).toString(16)}`
