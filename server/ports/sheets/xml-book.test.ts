import { expect, it } from 'vitest'
import { openTable, sourceOf, type Table } from '../table.ts'

const book = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="p"><NumberFormat ss:Format="0%"/></Style>
  <Style ss:ID="m"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;"/></Style></Styles>
 <Worksheet ss:Name="小区"><Table>
  <Column ss:Hidden="1"/><Column ss:Index="3" ss:Width="60"/>
  <Row><Cell ss:MergeAcross="3"><Data ss:Type="String">底数表</Data></Cell></Row>
  <Row ss:Index="3"><Cell><Data ss:Type="String">名称</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">户数</Data></Cell><Cell/></Row>
  <Row><Cell><ss:Data ss:Type="String" xmlns="x"><B>橘汀</B>&amp;柳园</ss:Data></Cell><Cell ss:StyleID="d"><Data ss:Type="DateTime">2024-03-05T00:00:00.000</Data></Cell>
   <Cell><Data ss:Type="Number">480</Data></Cell><Cell ss:StyleID="p"><Data ss:Type="Number">0.35</Data></Cell><Cell ss:StyleID="m"><Data ss:Type="DateTime">2028-10-01T00:00:00.000</Data></Cell></Row>
 </Table></Worksheet>
 <Worksheet ss:Name="旧"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
</Workbook>`
const linesOf = async (table: Table) => {
  const lines: unknown[] = []
  for await (const { line, cells } of table.rows()) lines.push([line, ...cells])
  return lines
}

it('reads a workbook that Excel 2003 saved as XML, whatever its name: merged cells, dates, months, hundredths, skipped rows', async () => {
  const table = await openTable(sourceOf('导出.xls', Buffer.from(book('UTF-8'))))
  expect(table).toMatchObject({
    kind: 'xml',
    encoding: 'utf-8',
    book: { sheets: [{ name: '小区', hidden: false }, { hidden: true }] },
  })
  expect(await linesOf(table)).toEqual([
    [1, '底数表', '底数表', '底数表', '底数表'],
    [3, '名称', null, '户数'],
    [4, '橘汀&柳园', '2024-03-05 00:00:00', 480, '35%', '2028-10'],
  ])
  expect((await table.book!.sheets[0]!.facts()).hiddenColumns).toEqual([1])
})

it('reads one in UTF-16, and refuses other XML with clear words', async () => {
  const wide = Buffer.from(`\ufeff${book('UTF-16')}`, 'utf16le')
  expect((await linesOf(await openTable(sourceOf('x.xml', wide)))).length).toBe(3)
  const other = openTable(sourceOf('x.xml', Buffer.from('<?xml version="1.0"?><feed/>')))
  await expect(other).rejects.toMatchObject({ code: 'table-unreadable', detail: { reason: 'html' } })
})
