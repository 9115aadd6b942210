type Lang = 'zh' | 'en'
type Words = readonly [zh: string, en: string]

/** Why a file cannot be read as a table, and what to do. */
const files: Readonly<Record<string, Words>> = {
  empty: ['文件是空的。', 'The file is empty.'],
  encrypted: [
    '文件设了密码。请在 Excel 里去掉密码，另存后再选。',
    'The file has a password. Save it without one and choose it again.',
  ],
  bomb: [
    '文件展开后大得不正常，没有打开。请在 Excel 里把表格复制到新工作簿再选。',
    'Unpacked, the file is larger than any sheet, so it was not opened. Copy the table to a new workbook and choose that.',
  ],
  html: [
    '这其实是网页，里面没有表格。请用 Excel 打开后另存为 .xlsx。',
    'This is really a web page, and holds no table. Open it in Excel and save it as .xlsx.',
  ],
  'not-text': ['这不是表格文件。请选 .xlsx、.xls 或 CSV。', 'This is no table. Choose an .xlsx, an .xls or a CSV.'],
  encoding: [
    '文字编码认不出来，或者文件已损坏。请另存为 UTF-8 的 CSV，或 .xlsx。',
    'The text is in no encoding that is known, or is broken. Save it as a CSV in UTF-8, or as .xlsx.',
  ],
  broken: ['文件已损坏或没有传完整，打不开。', 'The file is broken or not complete.'],
  quote: ['第 {line} 行的引号没有结束。', 'The quote in line {line} is never closed.'],
  columns: ['第 {line} 行的列数太多。', 'Line {line} has too many columns.'],
  'no-sheet': ['文件里没有这张工作表。', 'There is no such sheet in the file.'],
  'no-header': ['没有找到表头：没有哪一行像各列的名称。', 'No headings were found: no row looks like the names of columns.'],
  'columns-missing': ['缺少这些列：{missing}。表里有：{there}。', 'These columns are missing: {missing}. The file has: {there}.'],
  'field-unknown': ['对应关系里的字段“{field}”，表单里没有。', 'The mapping names “{field}”, which the form does not have.'],
  'state-unknown': [
    '对应关系里的结束状态“{state}”，这类事项没有。',
    'The mapping names the end state “{state}”, which this type does not have.',
  ],
  'by-missing': [
    '不知道每一行是哪一条：文件里没有“{missing}”这一列，或者还没对应上。',
    'It is not known which entry a row is: no column answers “{missing}”.',
  ],
  'fill-wrong': ['“{field}”里不能填“{said}”。', '“{field}” cannot hold “{said}”.'],
  'column-twice': [
    '“{heading}”也对应“{field}”：只有文字可以由几列连成，请只留一列。',
    '“{heading}” answers “{field}”, too: only text can be joined from several columns. Leave one of them out.',
  ],
  'not-allowed': [
    '有的行不在您负责的范围内，没有导入。请再试一遍，看是哪些行。',
    'Some rows lie beyond your place, so nothing was imported. Try again to see which.',
  ],
  'stale-version': [
    '导入时有人改动了同样的条目，没有导入。请再试一遍。',
    'Somebody changed the same entries meanwhile, so nothing was imported. Try again.',
  ],
  'answers-invalid': [
    '有的值同时被别人占用，没有导入。请再试一遍。',
    'A value was taken by somebody meanwhile, so nothing was imported. Try again.',
  ],
  'format-wrong': ['日期格式“{format}”看不懂。', 'The date format “{format}” cannot be read.'],
}

/** Why a row is refused, or what is noted of it. */
const rows: Readonly<Record<string, Words>> = {
  'id-missing': ['没有编号', 'has no number'],
  'id-cut': [
    '编号被表格软件截断，末尾几位已丢失；请把该列设为文本再导出',
    'the number was rounded by the spreadsheet and its last digits are gone; export the column as text',
  ],
  twice: ['同一文件里出现两次，内容不同', 'stands in the file twice with different content'],
  changed: [
    '已经导入过，这次内容不同；没有改动原来的',
    'is there already and says something else now; what is there was left as it is',
  ],
  'moment-unreadable': ['时间看不懂', 'is no moment in the formats given'],
  'moment-missing': ['没有时间', 'has no moment'],
  'ended-before-filed': ['结束时间早于受理时间', 'ended before it was reported'],
  'ended-missing': ['已结束，但没有结束时间', 'is over, but does not say since when'],
  'filed-in-future': ['受理时间在将来', 'was reported in the future'],
  'value-unknown': ['没有对应的选项', 'has no option that it stands for'],
  'point-unreadable': ['坐标看不懂', 'is no pair of coordinates'],
  'point-outside': ['位置不在本街道范围内', 'lies outside the office'],
  'point-left-out': ['位置不在本街道范围内，只保留了地址', 'lies outside the office; only the address was kept'],
  'phone-cut': ['电话被表格软件截断，没有导入', 'the telephone number was rounded by the spreadsheet and left out'],
  'phone-unreadable': ['电话不是能拨打的号码，没有导入', 'is no telephone number and was left out'],
  'words-cut': ['太长，已截短', 'was too long and was cut'],
  'due-past': ['办理时限已经过了', 'its limit has already passed'],
  'unit-unknown': ['没有这个单位', 'there is no such unit'],
  missing: ['没有填', 'is missing'],
  unknown: ['表单里没有这个字段', 'is not asked by the form'],
  'wrong-kind': ['内容不合要求', 'is not what the field holds'],
  'too-long': ['太长', 'is too long'],
  'too-short': ['太短', 'is too short'],
  'too-many': ['太多', 'are too many'],
  'too-few': ['太少', 'are too few'],
  'too-big': ['太大', 'is too big'],
  'too-small': ['太小', 'is too small'],
  'not-an-option': ['不是可选项', 'is not one of the options'],
  'no-credit-code': ['不是 18 位的统一社会信用代码', 'is no unified social credit code of 18 characters'],
  'wrong-check-digit': ['校验码对不上，请照证照核对', 'does not fit its check character'],
  'not-a-date': ['不是日期，要有年月日', 'is no date with year, month and day'],
  'in-the-future': ['在将来', 'lies in the future'],
  'absurd-date': ['日期不合理', 'is too far away'],
  outside: ['位置不在本街道范围内', 'lies outside the office'],
  'no-such-row': ['台账里没有这个名称', 'is not in the register'],
  circle: ['归属绕成了一圈', 'would stand below itself'],
  'no-such-unit': ['没有这个单位', 'there is no such unit'],
  'digits-lost': [
    '数字太长，被表格软件改成科学计数法，末尾几位已丢失；请把该列设为文本重新填写',
    'is a number so long that the spreadsheet threw its last digits away; make the column text and type it again',
  ],
  'formula-error': ['单元格里的公式出错', 'is the error of a formula'],
  'not-a-number': ['不是一个数字', 'is no single number'],
  'not-whole': ['应是整数', 'is no whole number'],
  'unit-other': ['数字的单位与这一列不同类', 'is in a unit of something else'],
  numerals: ['是汉字写的数，已换成数字，请核对', 'was written in characters and is read as a number; please check'],
  'floor-below': [
    '是地下楼层的号，不是层数；请填一共几层',
    'names a floor below the ground, not how many floors there are; say how many there are',
  ],
  'floor-below-kept': ['是地下楼层，按负数存入', 'is a floor below the ground, stored as a negative number'],
  'no-end': ['长期有效，按没有截止日期存入', 'has no end, so no day is stored'],
  'month-last': ['只写了月份，按该月最后一天存入', 'names a month only; its last day is stored'],
  'month-first': ['只写了月份，按该月第一天存入', 'names a month only; its first day is stored'],
  'share-unclear': ['是百分之几还是比例看不出来，按原数存入', 'may be a share or a percentage; stored as it stands'],
  rounded: ['小数超过两位，已四舍五入', 'had more than two decimals and was rounded'],
  'not-yes-or-no': ['不是“是”或“否”', 'is neither yes nor no'],
  'not-a-span': ['不是时长', 'is no length of time'],
  'not-a-phone': ['不是能拨打的号码', 'is no telephone number'],
  'phone-first': ['有几个号码，只存了第一个', 'holds several numbers; only the first was stored'],
  'not-from-a-sheet': ['这一项不能从表格导入', 'cannot come from a sheet'],
  'no-such-place': ['没有这个社区', 'there is no such community'],
  'several-there': ['已有不止一条与这一行相同，分不清是哪一条', 'several entries fit this row, and none can be told apart'],
  'written-otherwise': [
    '已有这一条，只是空格或全角写法不同，按已有的更新',
    'is there already, written with other spaces or widths; that entry is meant',
  ],
  'point-dropped': ['地址变了，原来的定位不再保留', 'is another address; the point of the old one is not kept'],
  'phone-length': ['号码位数不常见，请核对', 'has an unusual number of digits; please check'],
  'maybe-there': ['可能已经有了，请核对', 'may be there already under another name'],
  'not-yours': ['不在您负责的范围内', 'lies beyond your place'],
  'not-yours-at': [
    '不在您负责的范围内：这一行属于{place}；{who}可以导入',
    'lies beyond your place: the row belongs to {place}; {who} can bring it in',
  ],
  'changed-since': ['导入之后又有人改过，没有动', 'was changed after the import and is left as it is'],
  'in-use': ['别的条目或规则正引用它，没有动', 'is named by other entries or rules and is left as it is'],
  masked: ['是打码后的个人信息，不能导回', 'is a masked value and cannot be brought back'],
  'control-characters': ['有看不见的控制字符', 'holds control characters'],
}

const fill = (text: string, filling: Readonly<Record<string, unknown>>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = filling[name]
    return Array.isArray(value) ? value.join(' · ') : String(value ?? '')
  })
const at = (lang: Lang) => (lang === 'zh' ? 0 : 1)

/** Why a file cannot be read, from the detail of `table-unreadable`. */
export const tableWords = (detail: Readonly<Record<string, unknown>> | undefined, lang: Lang): string =>
  fill(files[String(detail?.reason)]?.[at(lang)] ?? '', detail ?? {})

/** What is wrong with one value of a row. */
export const rowWords = (code: string, lang: Lang, filling: Readonly<Record<string, unknown>> = {}): string =>
  fill(rows[code]?.[at(lang)] ?? code, filling)
