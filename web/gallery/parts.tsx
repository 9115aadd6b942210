import { useState } from 'react'
import { ApiError } from '../shell/api.ts'
import { Button } from '../shell/ui/button.tsx'
import { Checkbox } from '../shell/ui/checkbox.tsx'
import { Choice } from '../shell/ui/choice.tsx'
import { ClockChip } from '../shell/ui/clock-chip.tsx'
import { Dialog } from '../shell/ui/dialog.tsx'
import { Drawer } from '../shell/ui/drawer.tsx'
import { EmptyState } from '../shell/ui/empty-state.tsx'
import { ErrorNote } from '../shell/ui/error-note.tsx'
import { Facts } from '../shell/ui/facts.tsx'
import { KeyHint } from '../shell/ui/key-hint.tsx'
import { Panel } from '../shell/ui/page.tsx'
import { PhotoPicker } from '../shell/ui/photo-picker.tsx'
import { Select } from '../shell/ui/select.tsx'
import type { Photo } from '../shell/ui/shrink-photo.ts'
import { Skeleton } from '../shell/ui/skeleton.tsx'
import { type Mark, Stars, StarsShown } from '../shell/ui/stars.tsx'
import { StateChip } from '../shell/ui/state-chip.tsx'
import { Story } from '../shell/ui/story.tsx'
import { TextArea } from '../shell/ui/text-area.tsx'
import { TextField } from '../shell/ui/text-field.tsx'
import { toast } from '../shell/ui/toast.tsx'
import { Why } from '../shell/ui/why.tsx'
import { useText } from './samples.ts'

const now = Date.parse('2026-03-05T16:30:00+08:00')
const hour = 3_600_000

export function Buttons() {
  const t = useText()
  const [open, setOpen] = useState<'dialog' | 'drawer'>()
  const close = () => setOpen(undefined)
  const facts = (
    <Facts
      facts={[[t('gallery.col.number'), 'A-2026-000318'] as const, [t('gallery.col.place'), t('gallery.place.1')] as const]}
    />
  )
  const act = (
    <Button look="main" onPress={close}>
      {t('gallery.dispatch')}
    </Button>
  )
  return (
    <Panel title={t('gallery.buttons')}>
      <div className="ui-row">
        <Button look="main" onPress={() => toast(t('gallery.toasted'), { undo: () => undefined })}>
          {t('gallery.dispatch')} <KeyHint keys={['D']} />
        </Button>
        <Button>{t('gallery.return')}</Button>
        <Button look="danger" confirm={t('gallery.void')} onPress={() => new Promise(resolve => setTimeout(resolve, 800))}>
          {t('gallery.void')}
        </Button>
        <Button look="quiet" onPress={() => setOpen('dialog')}>
          {t('gallery.details')}
        </Button>
        <Button look="quiet" onPress={() => setOpen('drawer')}>
          {t('gallery.drawer')}
        </Button>
        <Button busy>{t('shell.busy')}</Button>
        <Button disabled reason={t('gallery.blocked.why')}>
          {t('gallery.blocked')}
        </Button>
      </div>
      <ErrorNote error={new ApiError({ status: 0, code: 'network', message: '' })} retry={() => undefined} kept />
      <Dialog open={open === 'dialog'} onClose={close} title={t('gallery.details')} actions={act}>
        {facts}
      </Dialog>
      <Drawer open={open === 'drawer'} onClose={close} title={t('gallery.drawer')} actions={act}>
        {facts}
      </Drawer>
    </Panel>
  )
}

export function Form() {
  const t = useText()
  const [name, setName] = useState('')
  const [story, setStory] = useState('')
  const [kind, setKind] = useState<string | undefined>('light')
  const [call, setCall] = useState(true)
  const [photos, setPhotos] = useState<Photo[]>([])
  const [mark, setMark] = useState<Mark | undefined>(4)
  const options = (['light', 'trash', 'noise', 'water'] as const).map(value => ({
    value,
    label: t(`gallery.kind.${value}`),
    hint: value === 'light' ? t('gallery.kind.light.hint') : undefined,
  }))
  return (
    <Panel title={t('gallery.form')}>
      <PhotoPicker label={t('gallery.photo')} photos={photos} onChange={setPhotos} max={3} optional />
      <TextField label={t('gallery.name')} hint={t('gallery.name.hint')} optional value={name} onChange={setName} />
      <TextArea
        label={t('gallery.story')}
        error={story ? undefined : t('gallery.story.error')}
        value={story}
        onChange={setStory}
        maxLength={200}
      />
      <Choice label={t('gallery.kind')} options={options} value={kind} onChange={setKind} />
      <Select label={t('gallery.kind')} options={options} value={kind} onChange={setKind} />
      <Checkbox checked={call} onChange={setCall}>
        {t('gallery.call')}
      </Checkbox>
      <Stars label={t('gallery.rating')} value={mark} onChange={setMark} />
      <Button look="main" size="wide">
        {t('shell.next')}
      </Button>
    </Panel>
  )
}

export function States() {
  const t = useText()
  return (
    <Panel title={t('gallery.states')}>
      <div className="ui-row">
        {(['grey', 'green', 'amber', 'red', 'blue'] as const).map(tone => (
          <StateChip key={tone} tone={tone}>
            {t(`shell.state.${tone}`)}
          </StateChip>
        ))}
      </div>
      <div className="ui-row">
        <ClockChip now={now} due={now + 70 * hour} left={{ amount: 2, unit: 'workday' }} warnAt={now + 40 * hour} />
        <ClockChip now={now} due={now + 3 * hour} warnAt={now - hour} />
        <ClockChip now={now} due={now - 3 * hour} />
        <ClockChip now={now} due={now + 9 * hour} paused />
        <ClockChip now={now} due={undefined} />
        <StarsShown value={4} />
      </div>
      <Why lines={[t('gallery.why.1'), t('gallery.why.2'), t('gallery.why.3')]} />
      <Skeleton />
    </Panel>
  )
}

export function CaseStory() {
  const t = useText()
  return (
    <Panel title={t('gallery.case')}>
      <Story
        now={now}
        items={[
          { id: '1', what: t('gallery.case.filed'), at: now - 27 * hour, tone: 'green', details: t('gallery.case.filed.text') },
          { id: '2', what: t('gallery.case.verified'), who: t('gallery.case.grid'), at: now - 26 * hour, tone: 'green' },
          { id: '3', what: t('gallery.case.sent'), who: t('gallery.case.desk'), at: now - 25 * hour, tone: 'amber' },
          {
            id: '4',
            what: t('gallery.case.next'),
            next: true,
            details: <ClockChip now={now} due={now + 5 * hour} warnAt={now - 1} plain />,
          },
        ]}
      />
      <EmptyState title={t('gallery.empty')} action={<Button>{t('gallery.empty.action')}</Button>}>
        {t('gallery.empty.text')}
      </EmptyState>
    </Panel>
  )
}
