/* Written for browsers of any age: says so when the page does not open, instead of staying white. The page itself takes this note away. */
;(() => {
  function say() {
    var note = document.getElementById('linli-old')
    if (note) note.style.display = 'block'
  }
  if (!('noModule' in document.createElement('script'))) return say()
  window.addEventListener('error', say, true)
  window.setTimeout(say, 12000)
})()
