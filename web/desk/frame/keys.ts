/** The keys of the desk, once: the list on `?` is drawn from it, and from the queue's own keys. */
export const keyTable = [
  {
    part: 'everywhere',
    keys: [
      { keys: ['Ctrl', 'K'], says: 'bar.key.palette' },
      { keys: ['/'], says: 'desk.key.search' },
      { keys: ['i'], says: 'bar.key.notices' },
      { keys: ['Shift', 'I'], says: 'bar.key.unread' },
      { keys: ['Esc'], says: 'desk.key.close' },
      { keys: ['?'], says: 'desk.key.help' },
    ],
  },
  {
    part: 'case',
    keys: [
      { keys: ['1', '…', '9'], says: 'desk.key.step' },
      { keys: ['Ctrl', 'Enter'], says: 'desk.key.send' },
      { keys: ['Alt', 'T'], says: 'bar.key.texts' },
      { keys: ['t'], says: 'desk.key.take' },
      { keys: ['c'], says: 'desk.key.comment' },
      { keys: ['b'], says: 'bar.key.known' },
    ],
  },
] as const
