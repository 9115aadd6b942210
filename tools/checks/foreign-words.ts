import { type Check, checkEach, lineAt } from './source.ts'

/** Written with [/] so that this file does not find itself. */
const foreign: [RegExp, string][] = [
  [/(?<![\w.])[/](?:home|Users)[/][a-z][\w.-]*[/]/g, 'a path of one machine'],
  [/(?<![\w.])[/](?:work|root)[/][\w.-]+/g, 'a path of one machine'],
  [/\b[A-Z]:[\\]{1,2}Users[\\]/g, 'a path of one machine'],
  [/\bregistry[.](?:npmjs|yarnpkg|npmmirror|npm[.]taobao)[.]/g, 'a package registry: which one is the reader’s choice'],
  [/"resolved": "https?:/g, 'a package registry in the lock file'],
]

export const foreignWords: Check = {
  name: 'no path or registry of one machine',
  run: files =>
    checkEach(
      files,
      () => true,
      file =>
        foreign.flatMap(([pattern, what]) =>
          [...file.text.matchAll(pattern)].map(found => ({
            path: file.path,
            line: lineAt(file.text, found.index),
            says: `“${found[0]}” is ${what}`,
          })),
        ),
    ),
}
