import { theme } from '../../shell/preferences.ts'
import { kept } from '../data/kept.ts'

/** Accessible mode (无障碍): underlined links, a thick focus ring, no motion, high contrast. Kept on this device. */
const store = kept<boolean>('access', stored => stored === true)

const mark = (on: boolean) => document.documentElement.toggleAttribute('data-access', on)

const asked = new URLSearchParams(location.search).get('access')
if (asked !== null) store.set(asked === 'on')
mark(store.get())

export const useAccess = store.use

export function setAccess(on: boolean) {
  store.set(on)
  mark(on)
  theme.set(on ? 'contrast' : 'auto')
}
