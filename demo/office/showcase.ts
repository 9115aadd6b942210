/** The one password of everybody in the demo office. It opens made-up people only. */
export const demoPassword = 'lingdu-2026'

export interface Showcase {
  readonly login: string
  readonly name: string
  readonly role: string
  readonly face: 'desk' | 'grid'
}

/** Who is offered on the sign-in page of a demo office. Their names do not depend on the seed. */
export const showcase: readonly Showcase[] = [
  { login: 'dd01', name: '苏晓岚', role: 'dispatcher', face: 'desk' },
  { login: 'wg01', name: '许春生', role: 'grid-worker', face: 'grid' },
  { login: 'cb-zhifa1', name: '韩立群', role: 'handler', face: 'desk' },
  { login: 'db01', name: '谭守正', role: 'supervisor', face: 'desk' },
  { login: 'sq01', name: '叶文秀', role: 'community-worker', face: 'desk' },
  { login: 'ld01', name: '程望舒', role: 'leader', face: 'desk' },
  { login: 'gk01', name: '纪安澜', role: 'publisher', face: 'desk' },
  { login: 'sh01', name: '闻正言', role: 'publication-reviewer', face: 'desk' },
  { login: 'tj01', name: '岳明谦', role: 'mediator', face: 'desk' },
  { login: 'rs01', name: '方致和', role: 'personnel', face: 'desk' },
  { login: 'xt01', name: '龚承志', role: 'system-admin', face: 'desk' },
  { login: 'aq01', name: '陆严修', role: 'security-admin', face: 'desk' },
  { login: 'sj01', name: '白洁如', role: 'auditor', face: 'desk' },
]
