/** What the office keeps them for, in a sentence the person can read. */
export const staffResultPurpose = {
  zh: '留存上级或考核委员会已定的年度考核结果，告知本人并办理复核、申诉',
  en: 'To keep the yearly result decided elsewhere, to tell the person, and to see objections through',
} as const
