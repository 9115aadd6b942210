export const zh = {
  'known.title': '附近有人反映过，可能是同一件事',
  'known.lead': '是同一件事就点“我也遇到了”，不用再填；不是就照常提交。',
  'known.join': '我也遇到了',
  'known.join.staff': '合到这一件',
  'known.metres': '约 {count} 米',
  'known.voices': '{count} 人反映',
  'known.contact': '您填写的联系方式会一起交给街道，只用来告诉您办理结果，别的居民看不到。',
  'known.joined': '已加入，有进展会告诉您',
  'known.joined.staff': '已加入这一件，编号 {number}',
} as const
