import { useRegText } from '../text.ts'

const kinds = ['import', 'undo', 'report', 'task', 'api', 'demo', 'place:matched', 'place:elsewhere'] as const

/** Where values came from, in words: typed in by hand, or by which way else. */
export function useSource(): (source: string | null) => string {
  const t = useRegText()
  return source => {
    if (source === null) return t('reg.source.hand')
    const kind = kinds.find(one => source === one || source.startsWith(`${one}:`))
    return kind ? t(`reg.source.${kind}`) : t('reg.source.other', { source })
  }
}
