import { Checkbox } from '../../shell/ui/checkbox.tsx'
import { PhotoStrip } from '../../shell/ui/photo-strip.tsx'
import { pictureOf } from '../data/photos.ts'
import { useText } from './text.ts'

type Props = { ids: readonly string[]; picked: readonly string[]; onPick: (ids: readonly string[]) => void }

/** Which pictures everybody may see: none unless somebody says so. */
export function PhotoPicks({ ids, picked, onPick }: Props) {
  const t = useText()
  if (ids.length === 0) return null
  const toggle = (id: string) => onPick(ids.filter(one => (one === id) !== picked.includes(one)))
  return (
    <fieldset className="looks-photos">
      <legend>{t('looks.photos')}</legend>
      <p className="ui-soft">{t('looks.photos.hint')}</p>
      <ul>
        {ids.map((id, n) => (
          <li key={id}>
            <PhotoStrip photos={[{ ...pictureOf(id), alt: t('looks.photo', { number: n + 1 }) }]} />
            <Checkbox checked={picked.includes(id)} onChange={() => toggle(id)}>
              {t('looks.photo', { number: n + 1 })}
            </Checkbox>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
