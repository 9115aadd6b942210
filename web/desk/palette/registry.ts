import { useEffect, useSyncExternalStore } from 'react'

/** Something the open page can do now, offered in the palette under the page's own heading. */
export type PaletteAct = { readonly title: string; readonly keys?: readonly string[] | undefined; readonly run: () => unknown }
type Offer = { readonly heading: string; readonly acts: readonly PaletteAct[] }

let offers: ReadonlyMap<symbol, Offer> = new Map()
const listeners = new Set<() => void>()

function change(to: ReadonlyMap<symbol, Offer>) {
  offers = to
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** While the page stands, its acts stand in the palette. */
export function usePaletteActs(heading: string, acts: readonly PaletteAct[]) {
  useEffect(() => {
    if (acts.length === 0) return
    const me = Symbol(heading)
    change(new Map([...offers, [me, { heading, acts }]]))
    return () => change(new Map([...offers].filter(([key]) => key !== me)))
  }, [heading, acts])
}

export const usePaletteOffers = (): ReadonlyMap<symbol, Offer> => useSyncExternalStore(subscribe, () => offers)
