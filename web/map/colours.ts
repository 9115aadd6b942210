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
  ink3: '--ink-3',
  surface: '--surface',
  accent: '--accent',
  focus: '--focus',
  grey: '--grey',
  green: '--green',
  amber: '--amber',
  red: '--red',
  blue: '--blue',
} as const
const steps = [1, 2, 3, 4, 5] as const

export type Colours = Readonly<Record<keyof typeof names, string>> & {
  /** From few to many, all of one hue. */
  readonly heat: readonly string[]
}

/** The colours of the theme that is on, so the map changes with the page. */
export function readColours(): Colours {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string) => style.getPropertyValue(name).trim()
  const single = Object.fromEntries(Object.entries(names).map(([key, name]) => [key, read(name)])) as Record<
    keyof typeof names,
    string
  >
  return { ...single, heat: steps.map(n => read(`--map-heat-${n}`) || single.amber) }
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
