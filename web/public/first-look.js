/* Written for browsers of any age: before the page itself is there, its first words keep to the language and size chosen here before. */
;(() => {
  var page = document.documentElement
  function chosen(name) {
    var asked = new RegExp('[?&]'.concat(name, '=([a-z]+)')).exec(location.search)
    if (asked) return asked[1]
    try {
      return localStorage.getItem('linli.'.concat(name))
    } catch (_) {
      return null
    }
  }
  if (chosen('language') === 'en') page.lang = 'en'
  if (chosen('size') === 'elder') page.setAttribute('data-size', 'elder')
  var theme = chosen('theme')
  if (theme === 'light' || theme === 'dark' || theme === 'contrast') page.setAttribute('data-theme', theme)
})()
