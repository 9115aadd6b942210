type Lang = 'zh' | 'en'

const troubles: Readonly<Record<string, readonly [string, string]>> = {
  scanned: [
    '这个 PDF 里只有图片，没有文字：多半是扫描件。请先做文字识别（OCR），或者粘贴文字。',
    'This PDF holds pictures and no text: it is probably a scan. Run text recognition (OCR) on it first, or paste the text.',
  ],
  locked: ['这个文件有密码。请去掉密码再试。', 'This file has a password. Remove the password and try again.'],
  damaged: ['这个文件已经损坏，打不开。请重新取得一份。', 'This file is damaged and cannot be opened. Get it again.'],
  'old-word': [
    '这是旧的 Word 或 RTF 格式。请用 WPS 或 Word 另存为 .docx。',
    'This is an old Word or RTF file. Save it as .docx with WPS or Word.',
  ],
  'not-text': [
    '这个文件不是文字。可以用 .txt、.md、.html、.docx，或者有文字的 .pdf。',
    'This file is no text. Use .txt, .md, .html, .docx, or a .pdf with text in it.',
  ],
}

/** Why no text can be taken from a file, from the detail of `text-unreadable`, and what helps. */
export const planTextWords = (detail: Readonly<Record<string, unknown>> | undefined, lang: Lang): string =>
  troubles[String(detail?.reason)]?.[lang === 'zh' ? 0 : 1] ?? ''
