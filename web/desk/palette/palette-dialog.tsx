import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { useState } from 'react'
import { KeyHint } from '../../shell/ui/key-hint.tsx'
import { useBarText } from '../frame/text.ts'
import { useText } from '../text.ts'
import { type Entry, type Group, useEntries } from './entries.ts'
import './palette.css'

/** One box that goes anywhere and does anything the person may do. */
export default function PaletteDialog({ open, onOpen }: { open: boolean; onOpen: (open: boolean) => void }) {
  const b = useBarText()
  return (
    <Dialog.Root open={open} onOpenChange={onOpen}>
      <Dialog.Portal>
        <Dialog.Backdrop className="palette-veil" />
        <Dialog.Popup className="palette o-modal" aria-label={b('bar.palette')}>
          <Box onDone={() => onOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Box({ onDone }: { onDone: () => void }) {
  const t = useText()
  const b = useBarText()
  const [typed, setTyped] = useState('')
  const { groups, searching } = useEntries(typed)
  const go = (entry: Entry) => {
    onDone()
    // After the dialog gave the focus back: what the act opens may take it.
    setTimeout(() => void entry.run())
  }
  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      filter={null}
      value={typed}
      onValueChange={(next, { reason }) => reason !== 'item-press' && setTyped(next)}
      autoHighlight="always"
      keepHighlight
    >
      <Autocomplete.Input className="palette-input" aria-label={b('bar.palette')} placeholder={b('bar.palette.hint')} />
      <Autocomplete.Status className="ui-hidden">{searching ? t('shell.loading') : null}</Autocomplete.Status>
      <div className="palette-found">
        <Autocomplete.Empty>
          <p className="palette-none">{searching ? t('shell.loading') : b('bar.palette.none', { text: typed })}</p>
        </Autocomplete.Empty>
        <Autocomplete.List aria-label={b('bar.palette')}>
          {(group: Group) => (
            <Autocomplete.Group key={group.value} items={group.items}>
              <Autocomplete.GroupLabel className="palette-part">{group.value}</Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(entry: Entry) => (
                  <Autocomplete.Item key={entry.id} value={entry} className="palette-item" onClick={() => go(entry)}>
                    <span>{entry.title}</span>
                    {entry.hint && <small>{entry.hint}</small>}
                    {entry.keys && <KeyHint keys={entry.keys} />}
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </div>
      <p className="palette-how">
        <span>{b('bar.palette.how')}</span>
        <Dialog.Close className="desk-link">{t('shell.close')}</Dialog.Close>
      </p>
    </Autocomplete.Root>
  )
}
