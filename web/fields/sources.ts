import { createContext, use } from 'react'
import type { Bounds, OfficeLayers, Raster } from '../map/types.ts'
import type { Picture } from '../shell/ui/photo-strip.tsx'
import type { Photo } from '../shell/ui/shrink-photo.ts'

export type Named = {
  readonly id: string
  readonly name: string
  readonly note?: string | undefined
  readonly group?: string | undefined
  /** Said at the end of the line: a time limit. */
  readonly aside?: string | undefined
  /** Where it can be seen whole. */
  readonly href?: string | undefined
}

/** Rows of a register too large to be held: found by typing. `id` is the row's key. */
export type RowFinder = {
  readonly find: (typed: string, signal: AbortSignal) => Promise<readonly Named[]>
  readonly named: (key: string, signal: AbortSignal) => Promise<Named | undefined>
}

/** What fields need to know beyond their own value. A face gives what it has; a field does with less. */
export type FieldSources = {
  /** Units that may be named, in the order to offer them. */
  units?: readonly Named[] | undefined
  /** Rows of a register that may be chosen, by the register's id. */
  items?: ((register: string) => readonly Named[] | undefined) | undefined
  /** For a register whose rows are too many to be listed. */
  finder?: ((register: string) => RowFinder | undefined) | undefined
  /** The points of the checklist at the place this form is about. */
  points?: readonly string[] | undefined
  /** Takes a photo just made, to send now or when there is a signal; the photo's id is already the field's value. */
  keepPhoto?: ((photo: Photo) => void) | undefined
  /** Offer the camera itself before the album: for people standing in front of the thing. */
  camera?: boolean | undefined
  /** Where a stored photo can be seen. */
  picture?: ((id: string) => Picture | undefined) | undefined
  map?:
    | {
        readonly bounds: Bounds
        readonly layers: OfficeLayers
        readonly attribution?: string | undefined
        readonly raster?: Raster | undefined
      }
    | undefined
}

export const FieldSourcesContext = createContext<FieldSources>({})

export const useFieldSources = (): FieldSources => use(FieldSourcesContext)
