import { type Check, checkEach } from './source.ts'

const ceiling = 400

/** Files that a program writes; a person edits every other one, so it must fit into a head. */
const written = /\.generated\.ts$|^server\/store\/schema\.sql$/

export const fileSize: Check = {
  name: `no file over ${ceiling} lines`,
  run: files =>
    checkEach(
      files,
      file => /\.(ts|tsx|mjs|css|sql)$/.test(file.path) && !written.test(file.path),
      file => {
        const lines = file.text.split('\n').length - (file.text.endsWith('\n') ? 1 : 0)
        return lines > ceiling ? [{ path: file.path, line: ceiling, says: `${lines} lines; divide it by what it is about` }] : []
      },
    ),
}
