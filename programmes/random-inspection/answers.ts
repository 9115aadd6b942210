/** Somebody drawn: the label that stands in the public list, the unit, and the name only the office knows. */
export interface Sent {
  readonly label: string
  readonly unit: string
  readonly name: string | null
}
/** One drawn object as the case of its inspection begins. */
export interface DrawnObject {
  /** The title of the draw. */
  readonly draw: string
  /** The row of `sources`. */
  readonly kind: string
  readonly name: string
  /** Its number in the register it was drawn from. */
  readonly entry: string | undefined
  readonly point: readonly [number, number] | null
  readonly sent: readonly Sent[]
  /** Whose it is when everybody has an interest. */
  readonly otherwise: string | undefined
  readonly visitBy: string
}

const cut = (text: string, most: number) => [...text].slice(0, most).join('')

/** The first answers of an inspection: the first one drawn goes with their unit, units of the others go along. */
export function answersOfDrawn({ draw, kind, name, entry, point, sent, otherwise, visitBy }: DrawnObject) {
  const unit = sent[0]?.unit ?? otherwise
  const alongside = [...new Set(sent.slice(1).map(one => one.unit))].filter(other => other !== unit)
  const said = sent.map(one => (one.name === null ? one.label : `${one.label}（${one.name}）`))
  return {
    draw,
    kind,
    object: cut(name, 200),
    where: { ...(point && { point }), address: cut(name, 60) },
    entry,
    inspectors: said.length > 0 ? cut(said.join('、'), 200) : '无人可去，请指定',
    unit,
    ...(alongside.length > 0 && { alongside }),
    visitBy,
  }
}
