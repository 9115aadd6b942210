import { counted, creditCodeEn, registerWords, telephoneEn } from '#kernel/engine/register-words'
import type { Catalogue } from '#kernel/engine/translate'

const at = 'organisations.registers'

/** Organisations and what they share in English, by path. */
export const en: Catalogue = {
  organisations: 'Units and organisations',
  ...registerWords(
    `${at}.organisations`,
    'Units and organisations',
    {
      name: 'Organisation',
      kind: [
        'Kind',
        {
          government: 'Public body',
          resident: 'Unit of the area',
          social: 'Social organisation',
          team: 'Organisation filed with the community',
          property: 'Property firm',
          owners: 'Owners’ body',
          charity: 'Charity',
        },
      ],
      credit: creditCodeEn,
      where: 'Place',
      field: [
        'Field',
        {
          elder: 'Older people',
          child: 'Children and youth',
          disabled: 'Disabled people',
          culture: 'Culture and sport',
          green: 'Environment',
          law: 'Law and mediation',
          property: 'Property management',
          general: 'General',
        },
      ],
      registered: 'Registered on',
      stage: ['Stage', { filed: 'Filed', incubating: 'Being incubated', registered: 'Registered', grown: 'On its own' }],
      grade: ['Grade', { five: '5A', four: '4A', three: '3A', two: '2A', one: '1A' }],
      staff: counted('Staff', 'people'),
      alliance: 'Signed to co-operate',
      signed: 'Signed on',
      telephone: telephoneEn,
      contact: ['Contact person', { $purpose: 'To be reached about co-operation in the neighbourhood' }],
      state: ['State', { active: 'Active', idle: 'Idle', gone: 'Dissolved or moved away' }],
      remark: 'Remark',
    },
    {
      service: 'Co-operation in the neighbourhood (the organisation names a contact of its own will)',
      figures: {
        organisations: 'Organisations',
        social: 'Social and filed organisations',
        alliance: 'Share that signed to co-operate',
      },
    },
  ),
  ...registerWords(
    `${at}.shared`,
    'Resources that units share',
    {
      code: 'Number',
      name: 'Resource',
      owner: 'Shared by',
      kind: [
        'Kind',
        {
          room: 'Meeting room',
          hall: 'Hall',
          parking: 'Parking spaces',
          sports: 'Sports ground',
          canteen: 'Canteen',
          reading: 'Reading room',
          skill: 'Skilled people',
          vehicle: 'Vehicles and equipment',
        },
      ],
      where: 'Place',
      amount: 'How many',
      hours: ['Shared at', { $hint: 'Such as weekends 08:00-18:00' }],
      free: 'Free of charge',
      fee: ['Fee', { $hint: 'Leave empty when free' }],
      rules: 'Conditions',
      telephone: telephoneEn,
      from: 'Shared from',
      until: 'Shared until',
    },
    { figures: { shared: 'Shared resources', parking: 'Shared parking spaces in all', free: 'Share free of charge' } },
  ),
}
