export const en = {
  'file.title': 'New: {type}',
  'file.new': 'New: {type}',
  'file.back': 'Back to the list',
  'file.send': 'File it',
  'file.sent': '{number} was filed',
  'file.open': 'Open',
  'file.not': 'There is nothing of this kind for you to file',
  'file.not.next': 'Choose another kind above the list, or ask your administrator for the post.',
  'file.beside': 'Open matters beside it',
  'file.beside.take': 'Put all of them on: {field}',
  'file.beside.more': 'There are more; these are the latest',
  'file.beside.since': 'filed on {day}',
} as const
