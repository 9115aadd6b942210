import { counted, registerWords, squareMetres } from '#kernel/engine/register-words'
import type { Catalogue } from '#kernel/engine/translate'

const at = 'emergency.registers'
const dutyPhone = ['Telephone of the duty room', { $hint: 'Not a private number' }] as const

/** Emergency teams, supplies and shelters in English, by path. */
export const en: Catalogue = {
  emergency: 'Emergency teams and supplies',
  ...registerWords(
    `${at}.teams`,
    'Emergency teams',
    {
      name: 'Team',
      kind: [
        'Kind',
        {
          rescue: 'General rescue',
          fire: 'Small fire station',
          flood: 'Floods',
          medical: 'Medical',
          repair: 'Repairs',
          volunteer: 'Volunteers',
        },
      ],
      unit: 'Unit in charge',
      where: 'Meeting place',
      members: counted('Members', 'people'),
      vehicles: counted('Vehicles', 'vehicles'),
      gear: 'Main gear',
      dutyPhone,
      allDay: 'On duty day and night',
      drilled: 'Last drill on',
      ready: 'Ready now',
    },
    {
      figures: {
        teams: 'Emergency teams',
        members: 'Members in all',
        ready: 'Share ready now',
        drilled: 'Share that has drilled',
      },
    },
  ),
  ...registerWords(
    `${at}.supplies`,
    'Emergency supplies',
    {
      code: 'Number',
      name: 'Supply',
      kind: [
        'Kind',
        {
          flood: 'Floods',
          fire: 'Fire',
          power: 'Power and light',
          food: 'Food and water',
          medical: 'Medical and protective',
          bedding: 'Bedding and tents',
          tool: 'Tools',
          signal: 'Signals',
        },
      ],
      store: 'Store',
      where: 'Place of the store',
      unit: 'Unit in charge',
      amount: 'How many',
      measure: ['Counted in', { $hint: 'Pieces, boxes, sets' }],
      enough: ['Enough', { $hint: 'No less than the least the street has set' }],
      expires: 'Good until',
      dutyPhone,
      checked: 'Last checked on',
      remark: 'Remark',
    },
    { figures: { supplies: 'Emergency supplies', enough: 'Share of which there is enough' } },
  ),
  ...registerWords(
    `${at}.shelters`,
    'Shelters',
    {
      name: 'Shelter',
      kind: ['Kind', { indoor: 'Indoors', outdoor: 'Outdoors' }],
      grade: ['Grade', { urgent: 'For hours', short: 'For days', long: 'For weeks' }],
      where: 'Place',
      unit: 'Unit in charge',
      area: squareMetres('Usable area'),
      people: counted('Room for', 'people'),
      beds: counted('Beds', 'beds'),
      water: 'Has water',
      power: 'Has power',
      accessible: 'Barrier-free',
      dutyPhone,
      state: ['State', { ready: 'Can be opened', prepared: 'Can be opened after preparation', closed: 'Cannot be used' }],
      checked: 'Last checked on',
    },
    {
      figures: {
        shelters: 'Shelters',
        people: 'Room for people in all',
        ready: 'Share that can be opened',
        accessible: 'Share that is barrier-free',
      },
    },
  ),
}
