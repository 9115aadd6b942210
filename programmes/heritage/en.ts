import { registerWords, squareMetres } from '#kernel/engine/register-words'
import type { Catalogue } from '#kernel/engine/translate'

/** Heritage in English, by path. */
export const en: Catalogue = {
  heritage: 'Heritage',
  ...registerWords(
    'heritage.registers.heritage',
    'Heritage',
    {
      code: 'Number',
      name: 'Name',
      kind: [
        'Kind',
        {
          relic: 'Monument',
          building: 'Historic building',
          industry: 'Industrial heritage',
          street: 'Historic lane',
          tree: 'Old tree',
          craft: 'Living tradition',
        },
      ],
      level: [
        'Protected by',
        { nation: 'The nation', province: 'The province', city: 'The city', district: 'The district', none: 'Nobody yet' },
      ],
      era: 'Era',
      where: 'Place',
      area: squareMetres('Area'),
      owner: 'Owner',
      manager: 'Kept by',
      use: 'Used as',
      condition: ['Condition', { good: 'Good', fair: 'Fair', poor: 'Poor', danger: 'In danger' }],
      visitors: 'Can be visited',
      story: 'Its story',
      checked: 'Last checked on',
      remark: 'Remark',
    },
    {
      figures: {
        heritage: 'Heritage',
        sound: 'Share in good or fair condition',
        danger: 'In danger',
        visitors: 'Share that can be visited',
      },
    },
  ),
}
