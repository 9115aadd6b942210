import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { classes, matters } from '#demo/office/catalogue'
import { classifierOf, type Example, learn, type Text } from '#methods/classify/index'
import { type Figure, report } from './lib/report.ts'

// How long learning categories takes and how many texts a second are classified, on generated texts, beside only reading
// their characters; and, where LINLI_REAL_DATA names a folder, how often the label is right there.

const around =
  '小区门口 好几天了 麻烦尽快处理 请领导重视 每天经过都看到 附近居民 反映过没有人管 影响出行 老人小孩 今天早上'.split(' ')

function generated(count: number, seed: number): (Example & { readonly body: string })[] {
  let state = seed
  const draw = <T>(from: readonly T[]): T => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return from[Math.floor((state / 2 ** 32) * from.length)] as T
  }
  return Array.from({ length: count }, () => {
    const matter = draw(matters)
    const said = [matter.subclass, ...matter.keywords.split(' '), ...matter.when.split(/[，、]/)]
    const body = Array.from({ length: 40 }, (_, i) => (i % 4 === 0 ? draw(said) : draw(around))).join('，')
    return { title: draw(said), body, label: classes[matter.code.slice(0, 2)]?.title ?? '' }
  })
}

const seconds = <T>(work: () => T): [result: T, took: number] => {
  const began = performance.now()
  const result = work()
  return [result, (performance.now() - began) / 1000]
}

const examples = generated(7500, 1)
const texts = generated(5000, 2)
const [model, learning] = seconds(() => learn(examples))
const [classify, readying] = seconds(() => classifierOf(model))
for (const text of texts.slice(0, 1000)) classify(text)
const [, classifying] = seconds(() => texts.map(classify))
const [, reading] = seconds(() => {
  let sum = 0
  for (const { body } of texts) for (let i = 0; i < body.length; i++) sum += body.charCodeAt(i)
  return sum
})
const letters = texts.reduce((sum, { body }) => sum + body.length, 0) / texts.length
const figures: Figure[] = [
  { what: `learn ${examples.length} texts in nine classes`, value: learning, unit: 's', beside: 'aim a few seconds' },
  { what: 'make the model ready', value: readying, unit: 's' },
  {
    what: `classify texts of ${Math.round(letters)} characters`,
    value: texts.length / classifying,
    unit: '/s',
    beside: `aim 5,000; only reading their characters ${Math.round(texts.length / reading).toLocaleString('en')}/s`,
  },
]

const folder = process.env.LINLI_REAL_DATA
const file = (name: string) => `${folder}/messages-zh/${name}.jsonl.gz`
const rowsOf = (name: string) =>
  gunzipSync(readFileSync(file(name)))
    .toString()
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { title?: string; body?: string; tokens?: string; label: string })

/** Is a list of words what is left of this text, its words in their order? */
function cameFrom(tokens: readonly string[], text: string): boolean {
  let at = 0
  for (const word of tokens) {
    at = text.indexOf(word, at)
    if (at < 0) return false
    at += word.length
  }
  return tokens.join('').length > text.length / 5
}

function rightShare(train: readonly Example[], asked: readonly (Text & { label: string })[]): number {
  const ask = classifierOf(learn(train))
  return asked.filter(one => ask(one).label === one.label).length / asked.length
}

if (folder && existsSync(file('classified-raw'))) {
  const raw = rowsOf('classified-raw').map(({ title = '', body = '', label }) => ({ title, body, label }))
  const lists = [...new Map(rowsOf('classified-tokens').map(row => [row.tokens, row])).values()].map(
    ({ tokens = '', label }): Example => ({ tokens: tokens.split(/\s+/), label }),
  )
  const plain = raw.map(({ title, body }) => (title + body).replace(/\s+/g, ''))
  const others = lists.filter(({ tokens = [] }) => tokens.length < 3 || !plain.some(text => cameFrom(tokens, text)))
  const folds = [0, 1, 2, 3, 4].map(fold => {
    const [asked, train] = [others.filter((_, i) => i % 5 === fold), others.filter((_, i) => i % 5 !== fold)]
    return rightShare(train, asked)
  })
  const mean = folds.reduce((a, b) => a + b, 0) / folds.length
  figures.push(
    { what: 'right, real texts, their lists among the examples', value: rightShare(lists, raw), unit: '', beside: 'aim 0.92' },
    { what: 'right, real texts, their lists taken out', value: rightShare(others, raw), unit: '' },
    { what: 'right, real lists, five-fold', value: mean, unit: '', beside: 'aim 0.92' },
  )
}
report('Categories from words', figures)
