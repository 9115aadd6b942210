import { useState } from 'react'
import { Menu } from '../overlay/menu.tsx'
import { Popover } from '../overlay/popover.tsx'
import { BarSelect } from '../overlay/select.tsx'
import { Switch } from '../overlay/switch.tsx'
import { Tabs } from '../overlay/tabs.tsx'
import { Tip } from '../overlay/tip.tsx'
import { Button } from '../shell/ui/button.tsx'
import { Dialog } from '../shell/ui/dialog.tsx'
import { Drawer } from '../shell/ui/drawer.tsx'
import { Facts } from '../shell/ui/facts.tsx'
import { toast } from '../shell/ui/toast.tsx'
import { Line, Part } from './part.tsx'
import { useText } from './samples.ts'

const plain = 'ui-button ui-button-plain ui-button-normal'

export function Overlays() {
  const t = useText()
  const [open, setOpen] = useState<'dialog' | 'drawer'>()
  const [tab, setTab] = useState('mine')
  const [on, setOn] = useState(true)
  const [order, setOrder] = useState('due')
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
    <Part name="overlays">
      <Line name={t('gallery.menu')}>
        <Menu
          className={plain}
          face={`${t('gallery.menu')} ▾`}
          items={[
            { key: 'a', label: t('gallery.dispatch'), hint: 'D' },
            { key: 'b', label: t('gallery.return') },
            { key: 'c', label: t('gallery.blocked'), hint: t('gallery.blocked.why'), disabled: true },
            { key: 'd', label: t('gallery.longest') },
          ]}
        />
        <Popover className={plain} label={t('gallery.popover')} face={t('gallery.popover')}>
          {done => (
            <>
              <p>{t('gallery.why.1')}</p>
              <Button size="small" onPress={done}>
                {t('shell.close')}
              </Button>
            </>
          )}
        </Popover>
        <Tip words={t('gallery.why.1')}>
          <button type="button" className={plain} aria-label={t('gallery.tip')}>
            ?
          </button>
        </Tip>
        <Button onPress={() => setOpen('dialog')}>{t('gallery.details')}</Button>
        <Button onPress={() => setOpen('drawer')}>{t('gallery.drawer')}</Button>
        <Button onPress={() => toast(t('gallery.toasted'), { undo: () => undefined })}>{t('gallery.toast')}</Button>
      </Line>
      <Line name={t('gallery.switch')}>
        <div className="g-narrow">
          <Switch label={t('gallery.call')} checked={on} onChange={setOn} />
          <Switch label={t('gallery.call.off')} checked={!on} onChange={next => setOn(!next)} />
          <Switch label={t('gallery.blocked')} checked disabled onChange={() => undefined} />
          <BarSelect
            label={t('gallery.order')}
            value={order}
            onChange={setOrder}
            options={[
              { value: 'due', label: t('gallery.order.due') },
              { value: 'newest', label: t('gallery.order.newest') },
            ]}
          />
        </div>
      </Line>
      <Tabs
        label={t('gallery.queue')}
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'mine', label: t('gallery.tab.mine'), count: 12 },
          { value: 'unit', label: t('gallery.tab.unit'), count: 318 },
          { value: 'late', label: t('gallery.tab.late') },
        ]}
      >
        <p className="ui-soft">{t('gallery.empty.text')}</p>
      </Tabs>
      <Dialog open={open === 'dialog'} onClose={close} title={t('gallery.details')} actions={act}>
        {facts}
      </Dialog>
      <Drawer open={open === 'drawer'} onClose={close} title={t('gallery.drawer')} actions={act}>
        {facts}
      </Drawer>
    </Part>
  )
}
