import { describe, expect, it } from 'vitest'
import { cleanHtml, picturesIn, plainText } from './rich-text.ts'

const file = '0b7e2c1a-3d4f-4a5b-8c6d-7e8f9a0b1c2d'

describe('what somebody pasted', () => {
  it.each([
    ['<script>alert(1)</script><p onclick="x()">好</p>', '<p>好</p>'],
    ['<p style="color:red" class="MsoNormal"><span lang="EN-US">一、<o:p></o:p></span></p>', '<p>一、</p>'],
    ['<a href="javascript:alert(1)">x</a><a href="//evil.example">y</a>', ''],
    ['<a href="https://example.com/a">看这里</a>', '<a href="https://example.com/a" rel="noopener nofollow">看这里</a>'],
    ['<img src="https://example.com/spy.gif"><img src=x onerror=alert(1)>', ''],
    [`<img src="/api/public/document-files/${file}" alt="图">`, `<img src="/api/public/document-files/${file}" alt="图" />`],
    ['<h1>标题</h1><p>&nbsp;</p><b>重</b>', '<h2>标题</h2><strong>重</strong>'],
    ['<svg><a href="x"><script>1</script></a></svg><math><mi>x</mi></math>', ''],
    ['<iframe srcdoc="<p>x</p>"></iframe><p>留</p>', '<p>留</p>'],
    ['<table><tr><td colspan="2" onmouseover=1>格</td></tr></table>', '<table><tr><td colspan="2">格</td></tr></table>'],
    ['<xml><w:WordDocument>垃圾</w:WordDocument></xml><p>文</p>', '<p>文</p>'],
    ['<p>a<!--[if gte mso 9]><b>x</b><![endif]-->b</p>', '<p>ab</p>'],
  ])('%s becomes safe', (pasted, clean) => {
    expect(cleanHtml(pasted)).toBe(clean)
    expect(cleanHtml(clean)).toBe(clean)
  })

  it('draws only what it also says: a chart carries the table of its own numbers, and nothing else', () => {
    const chart = { kind: 'bars', title: '各社区', note: '共 3 件', unit: '件', rows: [{ label: '"湖滨"&<b>', value: 3 }] }
    const attribute = JSON.stringify(chart).replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')
    const clean = cleanHtml(`<p>甲</p><figure data-chart="${attribute}" onclick="x()"><p>别的话</p></figure>`)
    expect(plainText(clean)).toBe('甲\n各社区\n名称\t件\n"湖滨"&<b>\t3\n共 3 件')
    expect(cleanHtml(clean)).toBe(clean)
    expect(cleanHtml('<figure data-chart="{}"><figcaption>留</figcaption></figure>')).toBe(
      '<figure><figcaption>留</figcaption></figure>',
    )
  })

  it('keeps its words, a line for each paragraph', () => {
    expect(plainText('<h2>一</h2><p>甲 &amp; 乙&lt;丙&gt;</p><table><tr><td>1</td><td>2</td></tr></table>')).toBe(
      '一\n甲 & 乙<丙>\n1\t2',
    )
  })

  it('tells which of its pictures have no words', () => {
    const [one, two] = [`/api/public/document-files/${file}`, `/api/public/document-files/${file.replace('0b', '1b')}`]
    expect(picturesIn(`<img src="${one}" alt="路线图" /><img src="${two}" alt="" />`)).toEqual([
      { file, told: true },
      { file: file.replace('0b', '1b'), told: false },
    ])
  })
})
