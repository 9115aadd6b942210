/** Items as they stand in their tree, each followed by what hangs below it, with how deep it lies. Siblings come as given. */
export function inTreeOrder<Item extends { readonly id: string; readonly parent: string | null }>(
  items: readonly Item[],
): readonly { readonly item: Item; readonly depth: number }[] {
  const under = Map.groupBy(items, item => item.parent ?? '')
  const walk = (parent: string, depth: number): { item: Item; depth: number }[] =>
    (under.get(parent) ?? []).flatMap(item => [{ item, depth }, ...walk(item.id, depth + 1)])
  return walk('', 0)
}
