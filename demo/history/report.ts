import { classes, matters } from '../office/catalogue.ts'
import { mobile, personName } from '../office/names.ts'
import type { Random } from '../random.ts'
import type { Profile } from './profile.ts'
import type { Spot } from './spots.ts'
import { fitting } from './words/fitting.ts'
import { wordsOf } from './words/index.ts'
import * as say from './words/residents.ts'

export type Voice = 'portal' | 'grid' | 'hotline' | 'desk'

/** Puts place, numbers and storeys into a sentence. */
export function fill(frame: string, spot: Spot, random: Random): string {
  const units = Math.max(1, spot.building?.units ?? 3)
  const floors = Math.max(2, spot.building?.floors ?? 6)
  // A house of one family has no entrances to count.
  const asked = spot.building?.estate === null ? frame.replace('{unit}单元', '') : frame
  return asked.replace(/\{(at|n|unit|floor)\}/g, (_, slot: string) => {
    if (slot === 'at') return spot.say
    if (slot === 'n') return String(random.int(2, 6))
    return slot === 'unit' ? String(random.int(1, units)) : String(random.int(2, floors))
  })
}

/** A sentence of the list that fits the place: no lift in a low house. */
function frameFor(frames: readonly string[], spot: Spot, random: Random): string {
  const low = spot.building !== null && spot.building.floors < 8
  const fits = low ? frames.filter(frame => !frame.includes('电梯')) : frames
  return random.pick(fits.length > 0 ? fits : frames)
}

const tellsTime = /[天年月周夜晨刚今昨每]|上次|前两|又|小时|时候|一直|台风/
/** How long it has been so: what presses began just now. */
const sinceFor = (core: string, profile: Profile, random: Random): string | null =>
  tellsTime.test(core) ? null : random.pick(urgent.has(profile.code) ? say.justNow : say.since)
const urgent = new Set(matters.filter(matter => matter.urgency === 'urgent').map(matter => matter.code))

const effectsOf = (profile: Profile): readonly string[] => say.effects[profile.code.startsWith('09') ? 'life' : kindOf(profile)]!
const smelly = /^(02|0408|0604|0606|0505)/

const kindOf = (profile: Profile) => classes[profile.code.slice(0, 2)]!.kind

/** Chinese words that already end in a mark take no second one. */
const ended = (text: string, mark: string) => (/[。！？!?…]$/.test(text) ? text : text + mark)

function portal(profile: Profile, spot: Spot, random: Random): string {
  const effects = effectsOf(profile)
  const says = wordsOf.get(profile.code)!.says
  const frame = frameFor(says, spot, random)
  const core = fill(frame, spot, random)
  const since = sinceFor(core, profile, random)
  const length = random.weighted([
    ['short', 34],
    ['plain', 46],
    ['long', 20],
  ] as const)
  const question = profile.code === '0906'
  const plea = () => (question ? random.pick(say.thanks) : fitting(random, say.pleas, profile.code))
  const parts: string[] = []
  if (length !== 'short' && random.chance(length === 'long' ? 0.7 : 0.3)) parts.push(random.pick(say.openings))
  parts.push(core)
  if (!question && since && random.chance(length === 'short' ? 0.15 : 0.6)) parts.push(since)
  if (!question && random.chance(length === 'short' ? 0.05 : 0.55)) parts.push(fitting(random, effects, profile.code))
  if (length === 'long') {
    if (!question) parts.push(fitting(random, effects, profile.code))
    // A second complaint about the same thing need not say again where it is.
    const second = frameFor(says, spot, random)
    const other = second.replace(/，在?\{at\}(\{unit\}单元)?(?=，|$)/, '').replace('{at}', '这里')
    if (random.chance(0.3) && !question && second !== frame) parts.splice(parts.length - 1, 0, fill(other, spot, random))
    parts.push(plea())
  }
  if (length === 'plain' && random.chance(0.5)) parts.push(plea())
  const unique = [...new Set(parts)]
  // Some write without marks, with blanks only, as many do on a phone.
  const style = random.weighted([
    ['marks', 70],
    ['blanks', 18],
    ['commas', 12],
  ] as const)
  const text = style === 'marks' ? marked(unique, random) : unique.join(style === 'blanks' ? ' ' : '，')
  const end =
    question || /[谢！？!?…]。?$/.test(text) ? '' : random.pick(smelly.test(profile.code) ? say.smellyEndings : say.endings)
  return slipped(end ? text.replace(/。$/, '') + end : text, random)
}

function marked(parts: readonly string[], random: Random): string {
  let text = ''
  parts.forEach((part, i) => {
    const lastOne = i === parts.length - 1
    text += part
    if (/[！？!?…]$/.test(part)) return
    text += lastOne ? (random.chance(0.55) ? '。' : '') : random.chance(0.62) ? '，' : '。'
  })
  return text
}

function slipped(text: string, random: Random): string {
  if (!random.chance(0.05)) return text
  const fits = say.slips.filter(([right]) => text.includes(right))
  if (fits.length === 0) return text
  const [right, wrong] = random.pick(fits)
  return text.replace(right, wrong)
}

/** As the clerk writes it down who was told: not "my mother" but "the caller's mother". */
const retold = (text: string) =>
  text.replaceAll('我们', '其').replaceAll('我妈', '其母亲').replaceAll('我爸', '其父亲').replaceAll('我', '其')

/** The words of a report, as somebody of that channel would write them. */
export function reportWords(voice: Voice, profile: Profile, spot: Spot, random: Random): string {
  const { says, finds } = wordsOf.get(profile.code)!
  switch (voice) {
    case 'portal':
      return portal(profile, spot, random)
    case 'grid':
      return fill(random.pick(finds), spot, random) + (random.chance(0.3) ? '。' : '')
    case 'hotline': {
      const core = fill(frameFor(says, spot, random), spot, random)
        .replace(/[！!]+/g, '，')
        .replace(/，$/, '')
      const question = profile.code === '0906'
      const since = question ? null : sinceFor(core, profile, random)
      const parts = [core]
      if (since && random.chance(0.5)) parts.push(since)
      if (!question && random.chance(0.4)) parts.push(fitting(random, effectsOf(profile), profile.code))
      return ended(`${random.pick(say.hotline)}${retold(parts.join('，'))}，${random.pick(say.hotlineEnds)}`, '。')
    }
    case 'desk': {
      const core = fill(frameFor(says, spot, random), spot, random).replace(/[！!]+$/, '')
      return ended(`${random.pick(say.deskOpenings)}${retold(core)}`, '。')
    }
  }
}

/** Who reports and how to call back, as far as they say. */
export function reporterOf(voice: Voice, random: Random): { reporter?: { name: string; phone?: string }; phone?: string } {
  if (voice === 'grid') return {}
  const phone = mobile(random.int(2000, 9999))
  const told = random.next()
  if (told < (voice === 'portal' ? 0.3 : 0.12)) return {}
  if (told < 0.5) return { phone }
  return {
    reporter: {
      name: random.chance(0.35)
        ? `${[...personName(random)][0]}${random.pick(['女士', '先生', '阿姨', '师傅'])}`
        : personName(random),
    },
    phone,
  }
}

/** What kind of thing the reporter ticks; some tick nothing, few the wrong one. */
export function kindTicked(profile: Profile, voice: Voice, random: Random): string | undefined {
  if (voice === 'portal' && random.chance(0.25)) return undefined
  return random.chance(0.04) ? 'other' : kindOf(profile)
}
