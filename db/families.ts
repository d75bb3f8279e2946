/** Disjoint sets with union by following parents (Galler and Fischer 1964). */
export class Families {
  readonly #parents = new Map<string, string>();

  join(ids: readonly string[]): void {
    const [first, ...others] = ids.map((id) => this.#root(id));
    if (first === undefined) return;
    for (const other of others) this.#parents.set(this.#root(other), this.#root(first));
  }

  /** The members of every family for which `test` holds. */
  where(test: (family: readonly string[]) => boolean): Set<string> {
    const families = new Map<string, string[]>();
    for (const id of this.#parents.keys()) {
      const root = this.#root(id);
      const family = families.get(root);
      if (family) family.push(id);
      else families.set(root, [id]);
    }
    return new Set(Array.from(families.values()).filter(test).flat());
  }

  #root(id: string): string {
    const parent = this.#parents.get(id);
    if (parent === undefined) this.#parents.set(id, id);
    if (parent === undefined || parent === id) return id;
    const root = this.#root(parent);
    this.#parents.set(id, root);
    return root;
  }
}
