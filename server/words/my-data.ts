const words = {
  zh: '{office}：您的验证码是 {code}，{minutes} 分钟内有效，用于查看街道留存的您的信息。不是您本人操作请忽略，不要告诉任何人。',
  en: '{office}: your code is {code}, valid for {minutes} minutes, to see what the office holds of you. If you did not ask for it, ignore it, and tell it to nobody.',
} as const

/** The short message with the code by which somebody proves a telephone. */
export const codeWords = (lang: keyof typeof words, values: Readonly<Record<string, string | number>>): string =>
  words[lang].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
