/** Radicals that fonts give for whole characters and that no standard folding knows, and the characters they stand for. */
const supplement =
  '⼾户⺁厂⺌小⺍小⺕彐⺜冈⺝月⺟母⺠民⺧牛⺩王⺪疋⺬示⺮竹⺯糸⺰纟⺱罒⺲罒⺶羊⺷羊⺸羊⺻聿⺼肉⻁虎⻂衣⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏阝⻐金⻑长⻒长⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫齐⻬齐⻭齿⻮齿⻯龙⻰龙⻱龟⻲龟⻳龟'

const ordinary = new Map<string, string>()
for (let i = 0; i < supplement.length; i += 2) ordinary.set(supplement[i]!, supplement[i + 1]!)

const odd = /[\u2e80-\u2fdf\uf900-\ufaff]/g

const ordinaryOf = (character: string): string => {
  const folded = ordinary.get(character) ?? character.normalize('NFKC')
  return folded.length === 1 ? folded : character
}

/** The text with ordinary characters for the radicals (⼀, ⻓) and compatibility forms that PDFs often hold; as long as before. */
export const withoutRadicals = (text: string): string => text.replace(odd, ordinaryOf)

/** Every such character with the ordinary one. */
export function* radicals(): Generator<readonly [string, string]> {
  for (const [from, to] of [
    [0x2e80, 0x2fdf],
    [0xf900, 0xfaff],
  ] as const) {
    for (let unit = from; unit <= to; unit++) {
      const character = String.fromCharCode(unit)
      yield [character, ordinaryOf(character)]
    }
  }
}
