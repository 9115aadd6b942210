import type { ErrorBody } from '#contract/common'
import { explainRefusal } from '#kernel/engine/explain'
import { explainField } from '#kernel/engine/explain-refusal'
import type { FieldProblem } from '#kernel/engine/model'
import type { ErrorCode, Fault } from '../errors.ts'
import { fieldWords, withWait } from './fields.ts'
import { tableWords } from './imports.ts'
import { planTextWords } from './plan-text.ts'

type Words = readonly [message: string, mend?: string]

const zh: Record<ErrorCode, Words> = {
  'bad-request': ['发来的内容不完整或格式不对。', '请刷新页面后再试；如果是接口调用，请对照 /api/docs。'],
  'answers-invalid': ['有几处还要改一下。', '填写的内容都还在，改好标出的地方再提交。'],
  'not-signed-in': ['请先登录。'],
  'session-expired': ['登录已过期。', '请重新登录，刚才填写的内容还在。'],
  'wipe-asked': ['单位要求清除这台手机上的内容。', '清除后请重新登录；有疑问请找单位的安全管理员。'],
  'sign-in-failed': ['账号或密码不对。', '请检查后再试；忘记密码请找单位的安全管理员。'],
  'second-factor-needed': ['还要输入动态验证码。', '请打开验证器应用，输入六位数字。'],
  'second-factor-wrong': ['动态验证码不对或已经用过。', '等下一组数字出现再输入。'],
  'csrf-missing': ['这个请求不是从本系统页面发出的。', '请刷新页面后再试。'],
  'not-allowed': ['您没有做这件事的权限。', '需要的话请找安全管理员调整岗位。'],
  'key-scope': ['这个接口密钥没有这项权限。', '请在密钥设置里加上需要的范围。'],
  'not-found': ['没有找到，或者不在您的管辖范围内。', '请核对编号或链接。'],
  'step-unknown': ['没有这个步骤。'],
  'task-unknown': ['没有这项任务。'],
  'step-not-now': ['现在的状态不能做这一步。', '请刷新看看事项走到了哪里。'],
  'step-not-yours': ['这一步不由您的岗位来做。'],
  'step-condition': ['还不满足做这一步的条件。'],
  'step-too-late': ['做这一步的时限已经过了。'],
  'second-person': ['这一步要由另一个人来做。', '请另一位督办员或领导来办。'],
  'unit-not-listed': ['这件事不在社区事权清单内，不能直接派给社区。', '请先申请审批，写明理由，批准后再派。'],
  'unit-only-assists': ['这件事社区只是配合，不能作主办单位。', '请派给主责单位，需要社区配合的用吹哨。'],
  'rules-incomplete': [
    '有的事项没有单位负责，或者写的单位已经撤销，不能这样保存。',
    '请按列出的事项补上规则，最省事的是在末尾加一条不限事项的兜底规则。',
  ],
  'file-not-yours': ['您的岗位不能上报这类事项。'],
  'place-outside': ['这个位置不在本街道范围内。', '请在地图上重新选点，或拨打 12345。'],
  'task-not-now': ['这项任务现在不能这样操作。', '请刷新看看任务的进展。'],
  'more-time-not-now': ['现在不能申请延期。'],
  'more-time-too-long': ['申请的延期太长。'],
  'case-ended': ['事项已经结束。'],
  'nothing-to-do': ['没有什么要改的。'],
  'consent-none': ['这一项没有可以撤回的同意。'],
  'erase-target': ['没有这个编号的办件，或者它就是这件请求本身。', '核对编号。'],
  'erase-open': ['那件事还在办理，不能全部删除。', '只删凭同意收集的，或者等它办结。'],
  'erase-nothing': ['那件事里没有可以删除的个人信息。', '可以不予办理并说明理由，或者答复已经没有。'],
  'known-not-here': ['这类事项不能加入，也不能并案。'],
  'join-ended': ['这件事已经结束，不能再加入。', '如果又发生了，请重新反映。'],
  'joined-already': ['您已经反映过这件事。'],
  'joined-full': ['反映这件事的人已经很多。', '请另外提交一份，不影响办理。'],
  'merge-itself': ['不能把案件并入它自己，也不能互相并入。', '请另选一件。'],
  'merge-other-type': ['两件不是同一类事项，不能并案。'],
  'merge-ended': ['有一件已经并案、不予受理或已撤回，不能这样并案。', '请选它的主案或另选一件。'],
  'merge-has-own': ['已有案件并入本案。', '请反过来，把另一件并入本案。'],
  'merge-not-merged': ['本案现在没有并入那一件。', '请刷新页面。'],
  'stale-version': ['您看的时候，别人已经改动了这件事。', '您填写的内容还在：请看看改了什么，再决定是否提交。'],
  'key-reused': ['这个编号已经用在另一份内容上。', '请刷新页面重新填写。'],
  'login-taken': ['这个登录名已经有人用了。', '请换一个。'],
  'duties-conflict': ['系统、安全、审计三类管理员不能由同一人兼任。', '请另选一人。'],
  'in-use': ['还在使用，不能删除。', '请先把用到它的地方改掉。'],
  'entry-archived': ['这一条已经归档。', '要改它，请先恢复；并入别条的，请改并入的那一条。'],
  'register-is-ledger': ['这是逐条保管的台账，不能当作规则表读写。', '请用“台账”页面；接口调用请用 /api/entries。'],
  'handover-waits': ['上一次交班还没有人接。', '请接班的人先签字，再交下一班。'],
  'handover-own': ['不能自己接自己的班。', '请接班的人用自己的账号签字。'],
  'file-too-big': ['文件太大了。', '照片请不要超过 20 MB。'],
  'file-type': ['这不是照片。', '请选择 JPG、PNG、WebP 或 HEIC 格式的照片。'],
  'file-broken': ['这张照片已经损坏，打不开。', '请重新拍一张。'],
  'passkey-wrong': ['通行密钥没有通过验证。', '请再试一次，或改用密码和动态验证码。'],
  'password-to-change': ['这是一次性密码。', '请先设置自己的新密码。'],
  'password-weak': ['密码太简单。', '至少 10 位，不要用登录名、连续数字或常见密码。'],
  'traces-open': ['文中还有可能是个人信息的内容没有处理。', '请逐处遮住、删去，或说明保留的理由。'],
  'checks-missing': ['四项审查还没有都勾选。', '请逐项核对：保密、个人隐私、合法、准确。'],
  'reviewer-wrote': ['这份内容有您写的部分，不能由您审核。', '请由另一位审核人发布。'],
  'boundaries-wrong': ['边界有问题，没有导入。', '请按下面列出的位置修正后再试。'],
  'import-wrong': ['有些行有问题，没有导入。', '请按列出的行号修正后再试。'],
  'table-unreadable': ['这个文件读不出表格。'],
  'text-unreadable': ['这个文件读不出文字。'],
  'form-unreadable': ['这个文件不是 Excel 表格，或者已经损坏。', '请用 WPS 或 Excel 打开它，另存为 .xlsx 再上传。'],
  'form-old-format': ['这是旧格式的表格（.xls），里面的版式没法原样保留。', '请用 WPS 或 Excel 打开它，另存为 .xlsx 再上传。'],
  'form-macros': ['这个表格里带有宏（程序），不能收。', '请另存为不带宏的 .xlsx 再上传。'],
  'form-locked': ['这个表格设了打开密码。', '请在 WPS 或 Excel 里取消打开密码后再上传。'],
  'form-empty': ['这个表格里没有找到要填的格子。', '要填的格子应是空的，左边或上边有名目。'],
  'form-other': ['这份旧表和表样对不上。', '请上传用同一张表样填的旧表。'],
  'report-handed-in': ['这份报表已经上报，不能再改。', '要更正，请重新填一份。'],
  'cells-missing': ['还有格子没有填。', '请补上缺的格子，或确认空着上报。'],
  'layer-wrong': ['图层文件有问题，没有导入。', '请按列出的要素改好再导入；只有警告时可以选择仍然导入。'],
  'draw-not-now': ['这次抽取已经过了这一步。', '请刷新页面，看现在到了哪一步。'],
  'draw-same-person': ['冻结名单的人不能自己抽。', '请另一位同事来抽取。'],
  'demand-not-permitted': ['这张报表没有获准，或者已经到期，不能下发。', '请先申请批准，或更新有效期后重新登记。'],
  'demand-too-often': ['这一期已经下发过，不能再发。', '要发得更勤，请按新的频率重新登记。'],
  'form-not-permitted': [
    '这张表是别的部门要的，还没有获准。',
    '请先在“索要报表”里登记并关联这张表样；本街道自己用的表，请把“要表的部门”清空。',
  ],
  'my-phone-off': ['这里还不能用手机验证。', '请带身份证件到街道服务窗口查询。'],
  'my-code-wrong': ['验证码不对或已过期。', '请重新获取验证码再试。'],
  'form-known': ['这张表样已经有了。', '可以打开已有的，或把这份作为它的新版本。'],
  'plan-closed': ['这个计划已经结束，不能再改。', '没做完的可以结转到下一个计划。'],
  'plan-without-promises': ['还没有一条确认过的任务、指标或节点，不能通过。', '请先在“审读”里确认，或手工添加。'],
  'plan-without-words': ['没有读到文字。', '如果是扫描件，请先做文字识别，或把文字粘贴进来。'],
  'plan-read-before': ['这份文字已经读进过这个计划。', '请在“审读”里继续处理上次读出的内容。'],
  'plan-value-counted': ['这条承诺的数由系统自动计算，不能手工填。', '请到数据来源处更正，或把取数方式改为人工填报。'],
  'question-unfit': ['这个问题有几处不能这样问。', '请改好标出的部分。'],
  'question-too-wide': ['这个问题要看的数据太多，几秒内数不完。', '请缩短时间范围、少分一组，或加上社区、类别等条件再问。'],
  'question-few': ['这里数的是人，只给取整后的数，背后没有名单。要看名单，请到台账或事项列表里看。'],
  'too-many-requests': ['操作太频繁了。', '请稍等一会儿再试。'],
  'sign-in-throttled': ['输错次数太多，暂时不能登录。', '请等 {wait} 再试。'],
  'map-tile-away': ['底图服务没有回应。', '地图会改用本单位自绘底图；请管理员检查底图设置。'],
  'database-away': ['系统正在恢复，暂时连不上数据库。', '您填写的内容还在，过几秒再提交一次即可，不会重复。'],
  internal: ['系统出错了，这不是您的问题。', '请稍后再试；如果一直这样，请告诉系统管理员。'],
}

const en: Record<ErrorCode, Words> = {
  'bad-request': [
    'What was sent is incomplete or has the wrong form.',
    'Reload the page and try again; for API calls see /api/docs.',
  ],
  'answers-invalid': [
    'A few things need another look.',
    'Everything you wrote is still here: mend what is marked and send again.',
  ],
  'not-signed-in': ['Please sign in first.'],
  'session-expired': ['Your session has ended.', 'Sign in again; what you wrote is still here.'],
  'wipe-asked': [
    'The office asked to clear what this phone keeps.',
    'Sign in again afterwards; the security administrator knows why.',
  ],
  'sign-in-failed': [
    'The account or the password is wrong.',
    'Check both and try again; the security administrator can reset a password.',
  ],
  'second-factor-needed': ['A one-time code is needed as well.', 'Open your authenticator and enter the six digits.'],
  'second-factor-wrong': ['The one-time code is wrong or was used already.', 'Wait for the next one.'],
  'csrf-missing': ['This request did not come from a page of this system.', 'Reload the page and try again.'],
  'not-allowed': ['You may not do this.', 'If you need to, ask the security administrator about your posts.'],
  'key-scope': ['This API key does not cover that.', 'Add the scope to the key.'],
  'not-found': ['Not found, or not within your reach.', 'Check the number or the link.'],
  'step-unknown': ['There is no such step.'],
  'task-unknown': ['There is no such task.'],
  'step-not-now': ['This step cannot be taken in the present state.', 'Reload to see where the case stands.'],
  'step-not-yours': ['This step belongs to another post.'],
  'step-condition': ['The condition for this step does not hold yet.'],
  'step-too-late': ['The time for this step is past.'],
  'second-person': ['This step takes another person.', 'Let another supervisor or leader take it.'],
  'unit-not-listed': [
    'This matter is not on the list of what communities may be asked to do.',
    'Ask for approval with the reason first; then it may be sent.',
  ],
  'unit-only-assists': [
    'In this matter a community only assists and cannot be in charge.',
    'Send it to the unit responsible, and whistle for the community.',
  ],
  'rules-incomplete': [
    'Some matters have no unit, or a unit named is no longer there.',
    'Add rules for those listed; the easiest is a last rule for every matter.',
  ],
  'file-not-yours': ['Your post does not report matters of this kind.'],
  'place-outside': ['This place lies outside the sub-district.', 'Choose another point on the map, or call 12345.'],
  'task-not-now': ['This cannot be done with the task now.', 'Reload to see where the task stands.'],
  'more-time-not-now': ['More time cannot be asked now.'],
  'more-time-too-long': ['That is more time than may be asked.'],
  'case-ended': ['The case has ended.'],
  'nothing-to-do': ['There is nothing to change.'],
  'consent-none': ['No consent stands here that could be withdrawn.'],
  'erase-target': ['No matter has this number, or it is this request itself.', 'Check the number.'],
  'erase-open': [
    'That matter is still being handled; not everything in it may be erased.',
    'Erase what rests on consent only, or wait until it has ended.',
  ],
  'erase-nothing': [
    'That matter holds no personal data that could be erased.',
    'Refuse with the reason, or answer that there is none.',
  ],
  'known-not-here': ['Matters of this kind cannot be joined or merged.'],
  'join-ended': ['This matter has ended and can no longer be joined.', 'If it happened again, please report it anew.'],
  'joined-already': ['You have reported this matter already.'],
  'joined-full': ['Very many have joined this matter.', 'Please send a report of your own; it is handled all the same.'],
  'merge-itself': ['A case cannot be merged into itself, nor two into each other.', 'Choose another one.'],
  'merge-other-type': ['The two are not the same kind of matter.'],
  'merge-ended': ['One of the two is merged already, not taken up or withdrawn.', 'Choose its main case, or another one.'],
  'merge-has-own': ['Other cases were merged into this one.', 'Merge the other case into this one instead.'],
  'merge-not-merged': ['This case is not merged into that one now.', 'Refresh the page.'],
  'stale-version': [
    'Somebody changed this case while you were looking.',
    'What you wrote is still here: see what changed, then decide whether to send it.',
  ],
  'key-reused': ['This id already stands for something else.', 'Reload the page and fill it in again.'],
  'login-taken': ['Somebody already has this sign-in name.', 'Choose another.'],
  'duties-conflict': ['System, security and audit administration must be held by different people.', 'Choose somebody else.'],
  'in-use': ['It is still in use and cannot be removed.', 'Change what uses it first.'],
  'entry-archived': ['This entry is archived.', 'Restore it first; where it was merged, change the entry it went into.'],
  'register-is-ledger': [
    'This register is kept entry by entry, not as rules of the office.',
    'Use its page among the registers; for API calls /api/entries.',
  ],
  'handover-waits': ['The last handover still waits to be taken over.', 'Let whoever takes over sign first.'],
  'handover-own': ['Nobody takes over from themselves.', 'Whoever takes over signs with their own account.'],
  'file-too-big': ['The file is too big.', 'A photo may have up to 20 MB.'],
  'file-type': ['This is not a photo.', 'Choose a JPG, PNG, WebP or HEIC picture.'],
  'file-broken': ['This picture is damaged and cannot be opened.', 'Please take it again.'],
  'passkey-wrong': ['The passkey was not accepted.', 'Try again, or use your password and a one-time code.'],
  'password-to-change': ['This password was for one use.', 'Choose your own first.'],
  'password-weak': [
    'The password is too easy to guess.',
    'At least 10 characters, not the sign-in name, a row of digits or a common password.',
  ],
  'traces-open': ['The text still holds what may be personal information.', 'Mask or remove each place, or say why it may stay.'],
  'checks-missing': ['Not all four checks are ticked.', 'Go through them: secrets, privacy, legality, accuracy.'],
  'reviewer-wrote': ['You wrote part of this, so you cannot approve it.', 'Another reviewer has to publish it.'],
  'boundaries-wrong': ['The boundaries have mistakes and were not imported.', 'Mend the places listed and try again.'],
  'import-wrong': ['Some rows have mistakes; nothing was imported.', 'Mend the rows listed and try again.'],
  'table-unreadable': ['No table can be read from this file.'],
  'text-unreadable': ['No text can be read from this file.'],
  'form-unreadable': [
    'This file is no Excel workbook, or it is damaged.',
    'Open it in WPS or Excel, save it as .xlsx and upload that.',
  ],
  'form-old-format': [
    'This is a workbook of the old format (.xls), whose layout cannot be kept.',
    'Open it in WPS or Excel, save it as .xlsx and upload that.',
  ],
  'form-macros': [
    'There are macros (programs) in this workbook; it is not taken.',
    'Save it as .xlsx without macros and upload that.',
  ],
  'form-locked': [
    'This workbook asks for a password when it is opened.',
    'Take the password off in WPS or Excel and upload it again.',
  ],
  'form-empty': [
    'No cell to fill was found in this workbook.',
    'A cell to fill is empty and has a heading to its left or above it.',
  ],
  'form-other': ['This copy does not match the form.', 'Upload a copy that was filled on the same form.'],
  'report-handed-in': ['This report was handed in and can no longer be changed.', 'To correct it, fill a new one.'],
  'cells-missing': ['Some cells are not filled yet.', 'Fill the missing cells, or confirm that they stay empty.'],
  'layer-wrong': [
    'The layer file has problems; nothing was imported.',
    'Mend the features listed and import again; warnings alone can be accepted.',
  ],
  'demand-too-often': ['It was handed out in this period already.', 'To hand it out oftener, enter it anew with that frequency.'],
  'form-not-permitted': [
    'Another office asks for this table, and it was not let pass yet.',
    'Enter it under “Tables asked for” and link this form; for a table of the office’s own, empty “who asks for it”.',
  ],
  'my-phone-off': ['Telephones cannot be proved here yet.', 'Come to the office’s counter with your identity card.'],
  'my-code-wrong': ['The code is wrong or its time is up.', 'Ask for a new code and try again.'],
  'form-known': ['This form is here already.', 'Open it, or take this file as its new version.'],
  'draw-not-now': ['This draw is past that step.', 'Load the page again and see where it stands.'],
  'draw-same-person': ['Whoever froze the list does not draw from it.', 'Ask a colleague to draw.'],
  'demand-not-permitted': [
    'This table was not permitted, or its time is up: it cannot be handed out.',
    'Ask for approval first, or enter it anew with a later end.',
  ],
  'plan-closed': ['This plan has ended and cannot be changed.', 'What is not done can go on in the next plan.'],
  'plan-without-promises': [
    'Nobody has said yes to a task, a target or a milestone yet.',
    'Decide on what was found in the text, or add items by hand.',
  ],
  'plan-without-words': ['No text was found.', 'If it is a scan, have it recognised first, or paste the text.'],
  'plan-read-before': ['This text was read into this plan before.', 'Go on deciding on what was found then.'],
  'plan-value-counted': [
    'The value of this promise is counted, not typed.',
    'Mend what it is counted from, or let it be typed again.',
  ],
  'question-unfit': ['Some parts of this question cannot be asked like this.', 'Mend the parts marked.'],
  'question-too-wide': [
    'This question looks at too much to be counted within seconds.',
    'Shorten the period, use fewer groups, or add a condition such as a community or kind.',
  ],
  'question-few': [
    'This counts persons: numbers are rounded and no list stands behind them. Look in the register or the list of cases.',
  ],
  'too-many-requests': ['Too many requests.', 'Wait a moment and try again.'],
  'sign-in-throttled': ['Too many wrong attempts; signing in is closed for a while.', 'Try again in {wait}.'],
  'map-tile-away': [
    'The background’s source does not answer.',
    'Maps fall back to the own drawing; the administrator can check the settings.',
  ],
  'database-away': [
    'The system is recovering; its database cannot be reached just now.',
    'What you wrote is still here: send it again in a few seconds, it will not be doubled.',
  ],
  internal: [
    'Something went wrong, and it is not your fault.',
    'Try again later; if it keeps happening tell the system administrator.',
  ],
}

const fieldSaid = (fault: Fault, key: string, code: string, lang: 'zh' | 'en') =>
  fault.columns ? explainField(key, code as FieldProblem, fault.columns(lang)[key], lang) : fieldWords(code, lang)

/** A fault in the caller's language. What the engine refused is said by the engine, field by field. */
export function errorWords(fault: Fault, lang: 'zh' | 'en'): ErrorBody['error'] {
  const [message, usual] = (lang === 'en' ? en : zh)[fault.code]
  const reasons = { 'table-unreadable': tableWords, 'text-unreadable': planTextWords }[String(fault.code)]
  const mend = reasons ? reasons(fault.detail, lang) : usual
  const said = fault.refusal ? explainRefusal(fault.refusal.no, fault.refusal.def, lang) : []
  const keys = Object.keys(fault.refusal?.no.fields ?? {})
  const fields = fault.refusal
    ? Object.fromEntries(keys.map((key, n) => [key, said[n + 1] ?? '']))
    : Object.fromEntries(Object.entries(fault.fields ?? {}).map(([key, code]) => [key, fieldSaid(fault, key, code, lang)]))
  return {
    code: fault.code,
    message: said[0] ?? message,
    ...(mend && { mend: withWait(mend, fault.detail?.seconds, lang) }),
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(fault.detail && { detail: { ...fault.detail } }),
  }
}
