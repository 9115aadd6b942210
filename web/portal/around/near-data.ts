import type { NearList, NearRow } from '#contract/near'
import { api } from '../../shell/api.ts'
import type { Language } from '../../shell/i18n/index.ts'
import { type Spot, sameSpot } from './spot.ts'
import { usePages } from './use-pages.ts'

export type Stage = 'open' | 'fixed'
type Asked = { readonly spot: Spot; readonly stage: Stage; readonly radius: number; readonly language: Language }

const place = ({ spot, radius }: Asked) =>
  'point' in spot ? { lng: spot.point[0], lat: spot.point[1], radius } : { community: spot.community }

/** What happens near a place. */
export const useNear = (asked: Asked) =>
  usePages<NearRow>(`${sameSpot(asked.spot)}/${asked.stage}/${asked.radius}/${asked.language}`, after =>
    api.get<NearList>('/public/near', { query: { ...place(asked), stage: asked.stage, after } }),
  )
