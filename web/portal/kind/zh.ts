export const zh = {
  'kind.looks': '看起来是“{kind}”的事，因为提到：{words}',
  'kind.take': '就选它',
  'kind.taken': '已归到“{kind}”',
} as const
