/** How Linear compares a text. */
export interface Comparator {
  readonly eq?: string;
  readonly neq?: string;
  readonly in?: readonly string[];
  readonly nin?: readonly string[];
  readonly eqIgnoreCase?: string;
  readonly contains?: string;
  readonly containsIgnoreCase?: string;
}

export type Filter = Readonly<Record<string, unknown>>;

function fits(value: string, by: Comparator): boolean {
  const lower = value.toLowerCase();
  return (
    (by.eq === undefined || value === by.eq) &&
    (by.neq === undefined || value !== by.neq) &&
    (by.in === undefined || by.in.includes(value)) &&
    (by.nin === undefined || !by.nin.includes(value)) &&
    (by.eqIgnoreCase === undefined || lower === by.eqIgnoreCase.toLowerCase()) &&
    (by.contains === undefined || value.includes(by.contains)) &&
    (by.containsIgnoreCase === undefined || lower.includes(by.containsIgnoreCase.toLowerCase()))
  );
}

/** Whether a node has all that a filter asks for; of a list, any of its nodes. */
export function matches(node: unknown, filter: Filter = {}): boolean {
  return Object.entries(filter).every(([field, wanted]) => {
    if (field === 'or') return (wanted as readonly Filter[]).some((each) => matches(node, each));
    if (field === 'null') return (node === undefined || node === null) === wanted;
    if (node === undefined || node === null) return false;
    const value = (node as Readonly<Record<string, unknown>>)[field];
    if (typeof value === 'string') return fits(value, wanted as Comparator);
    if (Array.isArray(value)) return value.some((each) => matches(each, wanted as Filter));
    return matches(value, wanted as Filter);
  });
}
