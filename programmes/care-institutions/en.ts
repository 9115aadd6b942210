import { counted, creditCodeEn, registerWords, squareMetres, telephoneEn, workingEn } from '#kernel/engine/register-words'
import type { Catalogue } from '#kernel/engine/translate'

const stars = [
  'Stars',
  { one: 'One star', two: 'Two stars', three: 'Three stars', four: 'Four stars', five: 'Five stars' },
] as const
const shared = {
  where: 'Place',
  operator: 'Operator',
  credit: creditCodeEn,
  licensed: 'Filed on',
  checked: 'Last checked on',
  telephone: telephoneEn,
  state: workingEn,
  stars,
} as const
const { operator: _, licensed: __, stars: ___, ...clinic } = shared
const at = 'care-institutions.registers'

/** Care for the old, the small and the sick in English, by path. */
export const en: Catalogue = {
  'care-institutions': 'Care, childcare and health institutions',
  ...registerWords(
    `${at}.elderCare`,
    'Elderly care',
    {
      ...shared,
      name: 'Institution',
      kind: [
        'Kind',
        {
          home: 'Care home',
          complex: 'Care complex of the street',
          day: 'Day care centre',
          point: 'Mutual-aid point',
          canteen: 'Canteen',
        },
      ],
      nature: ['Ownership', { public: 'Public', entrusted: 'Public, run by others', private: 'Private' }],
      beds: counted('Licensed beds', 'beds'),
      used: counted('Beds taken', 'beds'),
      nursing: counted('Nursing beds', 'beds'),
      added: counted('Beds added in the plan’s term', 'beds'),
      carers: counted('Carers', 'people'),
      fee: 'Lowest monthly fee',
      remark: 'Remark',
    },
    {
      figures: {
        institutions: 'Institutions',
        beds: 'Beds in all',
        used: 'Beds taken in all',
        nursing: 'Nursing beds in all',
        added: 'Beds added in the plan’s term',
        canteens: 'Canteens that are open',
      },
    },
  ),
  ...registerWords(
    `${at}.childcare`,
    'Childcare and kindergartens',
    {
      ...shared,
      name: 'Institution',
      kind: ['Kind', { nursery: 'Nursery', kindergarten: 'Kindergarten' }],
      nature: ['Ownership', { public: 'Public', inclusive: 'Private at public rates', private: 'Private' }],
      classes: counted('Classes', 'classes'),
      places: counted('Places', 'places'),
      children: counted('Children enrolled', 'children'),
      area: squareMetres('Floor area'),
      fee: 'Monthly fee',
    },
    {
      figures: {
        institutions: 'Institutions',
        places: 'Places in all',
        children: 'Children enrolled in all',
        inclusive: 'Share public or at public rates',
        nurseries: 'Nurseries that are open',
        starred: 'Kindergartens with stars',
      },
    },
  ),
  ...registerWords(
    `${at}.clinics`,
    'Health institutions',
    {
      ...clinic,
      name: 'Institution',
      kind: [
        'Kind',
        {
          centre: 'Community health centre',
          station: 'Community health station',
          clinic: 'Clinic',
          hospital: 'Hospital',
          pharmacy: 'Pharmacy',
        },
      ],
      nature: ['Ownership', { public: 'Public', private: 'Private' }],
      area: squareMetres('Floor area'),
      doctors: counted('Doctors', 'people'),
      nurses: counted('Nurses', 'people'),
      vaccines: 'Gives vaccinations',
      visits: 'Doctors visit at home',
      hours: ['Open', { $hint: 'Such as 08:00-20:00' }],
    },
    { figures: { institutions: 'Institutions', doctors: 'Doctors in all', vaccines: 'Those that vaccinate' } },
  ),
}
