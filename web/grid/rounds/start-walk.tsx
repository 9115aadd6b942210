import { useState } from 'react'
import type { Stop } from '#contract/rounds'
import type { RoundOrder } from '#kernel/define/case'
import { Button } from '../../shell/ui/button.tsx'
import { Choice } from '../../shell/ui/choice.tsx'
import type { Type } from '../data.ts'
import { locate, useHere } from '../parts/use-here.ts'
import { keepPatrol, walkTo } from './keep-patrol.ts'
import { lengthOfWalk, orderStops } from './order-stops.ts'
import { begin } from './patrol.ts'
import { StopCards } from './rounds-section.tsx'
import { useLength } from './stop-words.tsx'
import { useWalkText } from './text.ts'

/** In which order, how far, and what is kept while walking; nothing is watched before the press. */
export function StartWalk({ type, stops }: { type: Type; stops: readonly Stop[] }) {
  const t = useWalkText()
  const say = useLength()
  const { here } = useHere()
  const orders = type.def.round?.orders ?? ['due']
  const [order, setOrder] = useState<RoundOrder>(orders[0] ?? 'due')
  const hint = (one: RoundOrder): string => {
    if (one === 'random') return t('walk.order.random.hint')
    return t(`walk.order.${one}.hint`, { length: say(lengthOfWalk(here?.at, orderStops(stops, one, here?.at))) })
  }
  const start = async () => {
    const from = await locate().catch(() => undefined)
    await keepPatrol(begin(type.type, orderStops(stops, order, from?.at), Date.now()))
    if (from) walkTo(from)
    scrollTo(0, 0)
  }
  const shown = order === 'random' ? [] : orderStops(stops, order, here?.at)
  return (
    <>
      <Choice
        label={t('walk.order')}
        options={orders.map(one => ({ value: one, label: t(`walk.order.${one}`), hint: hint(one) }))}
        value={order}
        onChange={next => setOrder(orders.find(one => one === next) ?? 'due')}
      />
      <div className="grid-send">
        <Button look="main" size="wide" onPress={start}>
          {t('walk.start', { title: type.def.title })}
        </Button>
        <p className="ui-soft">{t('walk.start.lead')}</p>
      </div>
      <h2>{t('walk.start.stops', { count: stops.length })}</h2>
      {shown.length > 0 && <StopCards stops={shown} type={type} />}
    </>
  )
}
