/** One string of pairs: a Traditional character, a space, its Simplified forms, with `|` between the pairs. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string
  export default pairs
}
