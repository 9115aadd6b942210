import type { FieldsData } from '#kernel/index'
import { PhotoStrip } from '../../shell/ui/photo-strip.tsx'
import { pictureOf } from '../data/photos.ts'
import type { Answers } from './use-draft.ts'

const ids = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** All photos by the field they came with; those before and after the work stand side by side. */
export function Pictures({ fields, data }: { fields: FieldsData; data: Answers }) {
  const sets = Object.entries(fields)
    .filter(([key, field]) => field.kind === 'photos' && ids(data[key]).length > 0)
    .map(([key, field]) => ({ key, title: field.title, photos: ids(data[key]).map(pictureOf) }))
  const pair = ['before', 'after'].flatMap(key => sets.find(set => set.key === key) ?? [])
  const rest = sets.filter(set => pair.length < 2 || !pair.includes(set))
  if (sets.length === 0) return null
  return (
    <section className="ui-stack">
      {pair.length === 2 && (
        <div className="desk-pair">
          {pair.map(set => (
            <PhotoSet key={set.key} title={set.title} photos={set.photos} />
          ))}
        </div>
      )}
      {rest.map(set => (
        <PhotoSet key={set.key} title={set.title} photos={set.photos} />
      ))}
    </section>
  )
}

function PhotoSet({ title, photos }: { title: string; photos: ReturnType<typeof pictureOf>[] }) {
  return (
    <figure className="desk-photos">
      <figcaption>{title}</figcaption>
      <PhotoStrip photos={photos} />
    </figure>
  )
}
