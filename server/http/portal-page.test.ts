import { describe, expect, it } from 'vitest'
import { fillIn } from './portal-page.ts'

const page = [
  '<head><link rel="stylesheet" crossorigin href="/assets/a.css"></head>',
  '<body><b><!--office-name-->邻里<!--/--></b><i><!--office-phone--><!--/--></i><!--office-json--><!--/--></body>',
].join('')

describe('the portal’s page before any script', () => {
  it('names the office and its telephone, and shows its first words before the style sheets are there', () => {
    const html = fillIn(page, { name: '柳河街道', phone: '0000-8800 0100' })
    expect(html).toContain('<b>柳河街道</b>')
    expect(html).toContain('<a href="tel:000088000100">0000-8800 0100</a>')
    expect(html.indexOf('柳河街道')).toBeLessThan(html.indexOf('a.css'))
    expect(html.split('a.css')).toHaveLength(2)
  })

  it('lets nothing an administrator wrote become a part of the page', () => {
    const html = fillIn(page, { name: '<script>alert(1)</script>&$&', phone: '"><img src=x>' })
    expect(html).not.toContain('<script>alert')
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;$&amp;')
    const json = /id="linli-office">(.*?)<\/script>/.exec(html)?.[1] ?? ''
    expect(JSON.parse(json)).toEqual({ name: '<script>alert(1)</script>&$&', phone: '"><img src=x>' })
  })

  it('says no telephone where the office has none', () => {
    expect(fillIn(page, { name: '柳河街道', phone: null })).toContain('<i></i>')
  })
})
