interface Operation {
  readonly tags?: readonly string[]
  readonly summary?: string
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[]
  readonly requestBody?: unknown
  readonly responses?: Readonly<Record<string, unknown>>
}
interface Document_ {
  readonly info?: { readonly title?: string; readonly version?: string; readonly description?: string }
  readonly paths?: Readonly<Record<string, unknown>>
}

const html = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const words = {
  zh: { title: '接口说明', get: '机器可读的完整说明', parameters: '参数', body: '请求内容', answer: '返回' },
  en: {
    title: 'API',
    get: 'The complete machine-readable description',
    parameters: 'Parameters',
    body: 'Request body',
    answer: 'Answer',
  },
} as const

const schema = (value: unknown) => `<pre>${html(JSON.stringify(value, null, 2))}</pre>`

function operation(path: string, method: string, o: Operation, w: (typeof words)['zh' | 'en']): string {
  const parameters = (o.parameters ?? [])
    .map(p => `<code>${html(p.name)}</code>${p.required ? '*' : ''} <small>${p.in}</small>`)
    .join(', ')
  return `<details><summary><b>${method.toUpperCase()}</b> <code>${html(path)}</code> ${html(o.summary ?? '')}</summary>
${parameters ? `<p>${w.parameters}: ${parameters}</p>` : ''}
${o.requestBody ? `<p>${w.body}</p>${schema(o.requestBody)}` : ''}
<p>${w.answer}</p>${schema(o.responses?.['200'] ?? o.responses ?? {})}</details>`
}

/** The API as a page without script: what each call is for, grouped by noun, its schemas folded away. */
export function apiPage(document: Document_, lang: 'zh' | 'en'): string {
  const w = words[lang]
  const groups = new Map<string, string[]>()
  for (const [path, item] of Object.entries(document.paths ?? {}))
    for (const [method, o] of Object.entries(item as Record<string, Operation>)) {
      const tag = o.tags?.[0] ?? '-'
      groups.set(tag, [...(groups.get(tag) ?? []), operation(path, method, o, w)])
    }
  return `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Linli 邻里 · ${w.title}</title><style>body{font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;background:#faf8f4;color:#211f1b}
summary{cursor:pointer;padding:.5rem 0}pre{overflow:auto;background:#fff;border:1px solid #ddd6c8;padding:1rem;font-size:13px;max-height:24rem}h2{margin-top:2rem;border-bottom:1px solid #ddd6c8}b{display:inline-block;min-width:4.5rem;color:#2f6f55}</style></head>
<body><h1>Linli 邻里 · ${w.title} ${html(document.info?.version ?? '')}</h1><p>${html(document.info?.description ?? '')}</p><p><a href="/api/openapi.json">${w.get} (OpenAPI 3.1)</a></p>
${[...groups].map(([tag, calls]) => `<h2>${html(tag)}</h2>${calls.join('\n')}`).join('\n')}</body></html>`
}
