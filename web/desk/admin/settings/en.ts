export const en = {
  'admin.settings.level': 'Level',
  'admin.settings.level.district': 'This is the office of a district or county',
  'admin.settings.level.hint':
    'Only governments of counties and above inspect other bodies; a street uses supervision orders. With this on, district inspectors may be appointed.',
} as const
