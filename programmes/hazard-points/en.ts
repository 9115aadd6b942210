import { counted, creditCodeEn, registerWords, squareMetres } from '#kernel/engine/register-words'
import type { Catalogue } from '#kernel/engine/translate'

const at = 'hazard-points.registers'
const shared = { code: 'Number', where: 'Place', checked: 'Last checked on' } as const

/** Slopes, waters, waste points and small premises in English, by path. */
export const en: Catalogue = {
  'hazard-points': 'Hazard and environment points',
  ...registerWords(
    `${at}.slopes`,
    'Slopes and landfills',
    {
      ...shared,
      name: 'Name',
      kind: [
        'Kind',
        { slope: 'Dangerous slope', landfill: 'Landfill for spoil', slide: 'Landslide point', wall: 'Retaining wall' },
      ],
      height: counted('Height', 'm'),
      area: squareMetres('Area'),
      threatened: counted('Homes threatened', 'homes'),
      grade: ['Risk', { major: 'Major', larger: 'Larger', general: 'General', low: 'Low' }],
      unit: 'Unit in charge',
      watched: ['Watched', { none: 'Not at all', patrol: 'On patrols', device: 'By instruments' }],
      rain: counted('Rain that warns', 'mm in 24 h'),
      state: ['Treatment', { found: 'To be treated', treating: 'Being treated', done: 'Treated', gone: 'Struck off' }],
      remark: 'Remark',
    },
    {
      figures: {
        slopes: 'Slopes and landfills',
        threatened: 'Homes threatened in all',
        done: 'Share treated or struck off',
        watched: 'Share watched by people or instruments',
      },
    },
  ),
  ...registerWords(
    `${at}.waters`,
    'River segments and outfalls',
    {
      ...shared,
      name: 'Name',
      kind: ['Kind', { segment: 'River segment', outfall: 'Outfall', polluter: 'Scattered polluter' }],
      water: 'Water',
      length: counted('Length', 'm'),
      unit: 'Unit in charge',
      quality: ['Looks', { clear: 'Normal', turbid: 'Turbid', black: 'Black and foul', dry: 'Dry' }],
      sampled: 'Sampled on',
      action: 'What was done',
      state: ['Treatment', { normal: 'None needed', waiting: 'To be treated', treating: 'Being treated', done: 'Treated' }],
    },
    {
      figures: {
        waters: 'River segments and outfalls',
        black: 'Black and foul ones',
        clean: 'Share that is not black and foul',
        treated: 'Share that needs no more treatment',
      },
    },
  ),
  ...registerWords(
    `${at}.wastePoints`,
    'Waste points',
    {
      ...shared,
      name: 'Waste point',
      kind: ['Kind', { house: 'Waste house', pavilion: 'Pavilion', bins: 'Bins', bulky: 'Bulky and building waste' }],
      estate: 'Estate',
      bins: counted('Bins', 'bins'),
      hours: 'Open',
      staffed: 'Somebody is there',
      collected: ['Collected', { twice: 'Twice a day', daily: 'Once a day', less: 'Less than once a day' }],
      score: counted('Score of the point', 'points'),
      unit: 'Unit in charge',
      state: ['Condition', { good: 'Clean', dirty: 'Overflowing or dirty', broken: 'Damaged' }],
    },
    {
      figures: {
        points: 'Waste points',
        daily: 'Share collected daily',
        clean: 'Share that is clean',
        score: 'Mean score of the points',
      },
    },
  ),
  ...registerWords(
    `${at}.premises`,
    'Small premises',
    {
      ...shared,
      name: 'Premises',
      credit: creditCodeEn,
      kind: [
        'Kind',
        {
          shop: 'Small shop',
          workshop: 'Small workshop',
          leisure: 'Small place of leisure',
          food: 'Small eatery',
          lodging: 'Small lodging',
          store: 'Small store',
        },
      ],
      area: squareMetres('Area'),
      grade: ['Grade', { a: 'Grade A', b: 'Grade B', c: 'Grade C', d: 'Grade D' }],
      lodged: 'Slept in',
      exits: counted('Exits', 'exits'),
      extinguishers: counted('Extinguishers', 'pieces'),
      alarm: 'Has a smoke alarm',
      gas: ['Gas', { none: 'None', piped: 'Piped', bottled: 'Bottled' }],
      dangers: counted('Dangers not put right', 'dangers'),
      telephone: ['Telephone of the shop', { $hint: 'Not a private one' }],
      state: ['State', { open: 'Open', closed: 'Closed down' }],
    },
    {
      figures: {
        premises: 'Small premises in business',
        dangers: 'Dangers not put right in all',
        clear: 'Share without a danger left',
        alarm: 'Share with a smoke alarm',
        lodged: 'Premises that are slept in',
      },
    },
  ),
}
