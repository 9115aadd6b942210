import type { ChartWords } from './types.ts'

/** The words a drawing adds of its own, in two languages. */
export const chartWords: Readonly<Record<'zh' | 'en', ChartWords>> = {
  zh: {
    none: '无数据',
    forecast: '虚线为预测',
    expected: '竖线为到今天应达到的',
    row: '名称',
    total: '总数',
    share: '占比',
    more: '图中为前 {shown} 项，共 {count} 项，全部见表',
  },
  en: {
    none: 'no data',
    forecast: 'broken line: forecast',
    expected: 'upright line: due by today',
    row: 'Name',
    total: 'Of',
    share: 'Share',
    more: 'the first {shown} of {count}; all are in the table',
  },
}
