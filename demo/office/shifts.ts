import type { Instant } from '#methods/working-time/index'
import { type Random, stableId } from '../random.ts'
import type { OfficePost, OfficeShift } from './types.ts'

const hour = 3_600_000
const day = 24 * hour
const week = 7 * day
const east = 8 * hour
/** Monday, 5 January 1970, 00:00 in China. */
const monday = 4 * day - east

/** Hours of the day; a night belongs to the day it begins. */
const turns = [
  [8, 14],
  [14, 20],
  [20, 32],
] as const

/** Dispatchers take morning, afternoon and night in turn by the week; other three take the weekend. */
function dispatchers(posts: readonly OfficePost[], from: Instant, to: Instant): OfficeShift[] {
  const shifts: OfficeShift[] = []
  const first = Math.floor((from - monday) / day)
  for (let n = first; monday + n * day < to; n++) {
    const turn = Math.floor(n / 7) + (n % 7 >= 5 ? 3 : 0)
    turns.forEach(([begin, end], i) => {
      const post = posts[(turn + i) % posts.length]!
      const start = monday + n * day + begin * hour
      shifts.push({ ...post, id: stableId(`shift ${post.id} ${start}`), from: start, to: start + (end - begin) * hour })
    })
  }
  return shifts
}

/** Grid workers on leave, twice or three times a year for some days; a colleague of the same committee stands in. */
function leave(random: Random, posts: readonly OfficePost[], from: Instant, to: Instant): OfficeShift[] {
  return posts.flatMap(post => {
    const colleagues = posts.filter(other => other.unit === post.unit && other.person !== post.person)
    const away: OfficeShift[] = []
    let at = monday + Math.floor((from - monday) / week) * week + random.int(3, 25) * week
    while (at < to) {
      const days = random.pick([3, 5, 5, 7, 12])
      const { person } = random.pick(colleagues)
      away.push({ ...post, id: stableId(`leave ${post.id} ${at}`), person, from: at, to: at + days * day })
      at += random.int(16, 28) * week
    }
    return away
  })
}

/** Every shift and stand-in between two moments, in order of their beginning. */
export function makeShifts(random: Random, posts: readonly OfficePost[], from: Instant, to: Instant): OfficeShift[] {
  const holding = (role: string) => posts.filter(post => post.role === role)
  return [...dispatchers(holding('dispatcher'), from, to), ...leave(random.fork('leave'), holding('grid-worker'), from, to)].sort(
    (a, b) => a.from - b.from || (a.id < b.id ? -1 : 1),
  )
}
