const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** Browser and system from what the browser calls itself, to tell one's sessions apart; the whole is on hover. */
export function deviceOf(agent: string | null): string | undefined {
  if (!agent) return undefined
  const first = (list: typeof browsers) => list.find(([pattern]) => pattern.test(agent))?.[1]
  return [first(browsers), first(systems)].filter(Boolean).join(' · ') || undefined
}
