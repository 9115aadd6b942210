const words: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'cases.inTime': [
    '{title}：期内受理的件中，已办结或已超期的，按时办结所占比例',
    '{title}: of those filed in the period that ended or are overdue, the share closed in time',
  ],
  'cases.returned': [
    '{title}：期内由本单位承办或退回的件中，被本单位退回的比例',
    '{title}: of those the unit kept or handed back in the period, the share it handed back',
  ],
  'cases.satisfied': [
    '{title}：回访中群众满意度得分占比（按月计）',
    '{title}: share of points residents gave in callbacks (whole months)',
  ],
  indicator: ['指标“{title}”，只算本单位承办的件', 'Indicator “{title}”, cases of the unit only'],
  'register.count': ['台账“{title}”中“{column}”为本单位的条目数', 'Register “{title}”: entries whose “{column}” is the unit'],
  'register.share': [
    '台账“{title}”中“{column}”为本单位的条目里，符合条件的比例',
    'Register “{title}”: of the entries whose “{column}” is the unit, the share that meets the conditions',
  ],
  promises: [
    '各计划中由本单位牵头、期内到期的承诺，按时兑现的比例',
    'Of promises the unit leads that fell due in the period, the share kept on time',
  ],
  'promises.one': [
    '指定计划中由本单位牵头、期内到期的承诺，按时兑现的比例',
    'Of promises of the named plan that the unit leads and that fell due in the period, the share kept on time',
  ],
  only: ['；{field}：{value}', '; {field}: {value}'],
  filled: ['；{field}已填写', '; {field} filled in'],
  'op.in': ['；{field}：{value}', '; {field}: {value}'],
  'op.over': ['；{field}大于 {value}', '; {field} over {value}'],
  'op.under': ['；{field}小于 {value}', '; {field} under {value}'],
  'op.atLeast': ['；{field}不少于 {value}', '; {field} at least {value}'],
  'op.atMost': ['；{field}不多于 {value}', '; {field} at most {value}'],
  yes: ['是', 'yes'],
  no: ['否', 'no'],
  'sheet.result': ['考核结果', 'Result'],
  'sheet.detail': ['逐项明细', 'Parts'],
  'sheet.rules': ['方案与计分', 'Scheme and rules'],
  unit: ['单位', 'Unit'],
  band: ['档次', 'Band'],
  score: ['总分', 'Score'],
  range: ['误差范围', 'Bounds'],
  'band.n': ['第 {n} 档', 'Band {n}'],
  'band.none': ['不分档', 'Not placed'],
  weight: ['权重', 'Weight'],
  part: ['指标', 'Part'],
  points: ['得分', 'Points'],
  value: ['数值', 'Value'],
  hit: ['分子', 'Numerator'],
  of: ['分母', 'Denominator'],
  from: ['起', 'From'],
  until: ['止', 'To'],
  says: ['说明', 'Words'],
  evidence: ['依据', 'Evidence'],
  by: ['评分人', 'Judged by'],
  formula: ['怎么算', 'How it is counted'],
  rule: ['计分', 'Rule'],
  judged: ['人工评分', 'Judged'],
  'rule.linear': [
    '{floor} 得 0 分，{goal} 得 100 分，中间按比例',
    '{floor} gives 0, {goal} gives 100, in a straight line between',
  ],
  'rule.up': ['达到 {at} 得 {points} 分', '{at} or more gives {points}'],
  'rule.down': ['不超过 {at} 得 {points} 分', '{at} or less gives {points}'],
  note: [
    '档次之间差距明确才分开；同一档内不分先后。记录太少的不分档。',
    'Bands are told apart only where the difference is clear; inside a band nobody is before anybody. Too few records place nobody.',
  ],
}

export function appraisalWord(lang: 'zh' | 'en', key: string, values: Readonly<Record<string, string>> = {}): string {
  const text = words[key]?.[lang === 'zh' ? 0 : 1] ?? key
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}
