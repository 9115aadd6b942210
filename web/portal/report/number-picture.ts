type Card = { name: string; title: string; number: string; about: string; hint: string }

const WIDTH = 1080
const HEIGHT = 720

/** Cuts words to a width, with an ellipsis. */
function fitted(draw: CanvasRenderingContext2D, words: string, width: number): string {
  if (draw.measureText(words).width <= width) return words
  const letters = [...words]
  while (letters.length > 1 && draw.measureText(`${letters.join('')}…`).width > width) letters.pop()
  return `${letters.join('')}…`
}

/** The number on a card in the colours of the page, saved as a picture: the key is not on it, for pictures get passed on. */
export async function saveNumberPicture({ name, title, number, about, hint }: Card): Promise<void> {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const draw = canvas.getContext('2d')
  if (!draw) return
  const style = getComputedStyle(document.documentElement)
  const colour = (token: string) => style.getPropertyValue(token).trim()
  const line = (words: string, y: number, font: string, token: string) => {
    draw.font = `${font} ${style.getPropertyValue('--font-body')}`
    draw.fillStyle = colour(token)
    draw.fillText(fitted(draw, words, WIDTH - 160), 80, y)
  }
  draw.fillStyle = colour('--paper')
  draw.fillRect(0, 0, WIDTH, HEIGHT)
  draw.fillStyle = colour('--accent')
  draw.fillRect(0, 0, 16, HEIGHT)
  line(name, 130, '600 44px', '--accent')
  line(title, 220, '400 40px', '--ink-2')
  line(number, 370, '700 96px', '--ink')
  line(about, 480, '400 40px', '--ink')
  line(hint, 620, '400 32px', '--ink-3')
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'))
  if (!blob) return
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = `${number}.png`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
