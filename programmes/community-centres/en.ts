import { counted, registerWords, squareMetres, telephoneEn, workingEn } from '#kernel/engine/register-words'
import type { Catalogue } from '#kernel/engine/translate'

const hours = ['Open', { $hint: 'Such as 08:30-21:00' }] as const
const at = 'community-centres.registers'

/** Community service centres, stations and rooms in English, by path. */
export const en: Catalogue = {
  'community-centres': 'Community service centres',
  ...registerWords(
    `${at}.centres`,
    'Community service centres',
    {
      name: 'Centre',
      where: 'Place',
      area: squareMetres('Floor area'),
      forResidents: squareMetres('Area for residents'),
      rooms: counted('Rooms', 'rooms'),
      zones: [
        'Zones',
        {
          service: 'Government services',
          party: 'Party and mass work',
          governance: 'Governance',
          talk: 'Deliberation',
          culture: 'Culture and sport',
          elder: 'For older people',
          child: 'For children',
        },
      ],
      hours,
      accessible: 'Barrier-free',
      tenure: ['Tenure', { owned: 'Owned', assigned: 'Handed over by a developer', rented: 'Rented', borrowed: 'Borrowed' }],
      opened: 'Opened on',
      telephone: telephoneEn,
      state: workingEn,
      remark: 'Remark',
    },
    {
      figures: {
        centres: 'Community service centres',
        large: 'Share of at least 800 m²',
        area: 'Floor area in all',
        mean: 'Floor area of a centre',
        accessible: 'Share that is barrier-free',
      },
    },
  ),
  ...registerWords(
    `${at}.stations`,
    'Neighbourhood stations',
    {
      name: 'Station',
      kind: [
        'Kind',
        {
          party: 'Party and mass work',
          outdoor: 'For outdoor workers',
          rider: 'For couriers',
          reading: 'For reading',
          elder: 'For older people',
        },
      ],
      where: 'Place',
      centre: 'Belongs to the centre',
      services: [
        'Services',
        {
          water: 'Drinking water',
          rest: 'A seat',
          charge: 'Charging',
          heat: 'Warming a meal',
          medicine: 'Medicine box',
          print: 'Printing',
          reading: 'Reading',
          toilet: 'Toilet',
          papers: 'Errands and papers',
        },
      ],
      area: squareMetres('Area'),
      hours,
      accessible: 'Barrier-free',
      keeper: 'Run by',
      opened: 'Opened on',
      telephone: telephoneEn,
      state: workingEn,
    },
    { figures: { working: 'Stations in use', stations: 'Stations' } },
  ),
  ...registerWords(
    `${at}.rooms`,
    'Rooms',
    {
      name: 'Room',
      centre: 'Centre',
      kind: [
        'Used for',
        {
          school: 'After-school care',
          canteen: 'Canteen for older people',
          classes: 'Classes',
          talk: 'Deliberation',
          makers: 'Young makers',
          reading: 'Reading',
          dance: 'Culture and sport',
          care: 'Day care',
          law: 'Mediation and legal advice',
        },
      ],
      where: 'Place',
      area: squareMetres('Area'),
      seats: counted('Seats', 'seats'),
      hours,
      free: 'Free of charge',
      state: workingEn,
    },
    { figures: { rooms: 'Rooms', seats: 'Seats in all', free: 'Share free of charge' } },
  ),
}
