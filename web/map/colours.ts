const names = {
  ground: '--map-ground',
  block: '--map-block',
  building: '--map-building',
  water: '--map-water',
  park: '--map-green',
  road: '--map-road',
  roadEdge: '--map-road-edge',
  line: '--map-line',
  ink: '--ink',
  ink2: '--ink-2',
  surface: '--surface',
  accent: '--accent',
  focus: '--focus',
  grey: '--grey',
  green: '--green',
  amber: '--amber',
  red: '--red',
  blue: '--blue',
} as const

export type Colours = Readonly<Record<keyof typeof names, string>>

/** The colours of the theme that is on, so the map changes with the page. */
export function readColours(): Colours {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string) => style.getPropertyValue(name).trim()
  return Object.fromEntries(Object.entries(names).map(([key, name]) => [key, read(name)])) as Colours
}

/** Calls back when the theme changes: by choice on the page, or by the system at dusk. */
export function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  const dark = matchMedia('(prefers-color-scheme: dark)')
  dark.addEventListener('change', changed)
  return () => {
    observer.disconnect()
    dark.removeEventListener('change', changed)
  }
}
