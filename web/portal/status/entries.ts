import type { PublicCase } from '#contract/cases'
import type { Picture } from '../../shell/ui/photo-strip.tsx'

export type Entry = PublicCase['story'][number]

export const factsOf = (entry: Entry) =>
  entry.details.filter(detail => detail.value !== '').map(({ title, value }) => [title, value] as const)

const fileUrl = (id: string, number: string) => `/api/public/files/${id}?case=${number}`

/** Pictures of an entry, as anybody with the number may see them. */
export const picturesOf = (entry: Entry, number: string): Picture[] =>
  entry.photos.map(id => ({ id, url: `${fileUrl(id, number)}&thumb=true`, full: fileUrl(id, number) }))

/** What the office last said or showed: the question to answer, or the work to judge. */
export const lastSaid = (story: readonly Entry[]): Entry | undefined =>
  story.findLast((entry, index) => index > 0 && (entry.details.length > 0 || entry.photos.length > 0))
