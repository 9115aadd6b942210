import type { ReactNode } from 'react'
import { useText } from './samples.ts'

export const partNames = [
  'colour',
  'type',
  'buttons',
  'overlays',
  'form',
  'states',
  'list',
  'story',
  'edges',
  'fields',
  'map',
] as const
export type PartName = (typeof partNames)[number]

/** One chapter of the gallery. */
export function Part({ name, children }: { name: PartName; children: ReactNode }) {
  const t = useText()
  return (
    <section className="g-part" id={name} aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{t(`gallery.part.${name}`)}</h2>
      <p className="g-lead">{t(`gallery.lead.${name}`)}</p>
      {children}
    </section>
  )
}

/** A state of a component beside its name. */
export function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="g-row">
      <span className="g-name">{name}</span>
      <div className="ui-row">{children}</div>
    </div>
  )
}
