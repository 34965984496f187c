/** What of a JSON Schema decides how a value is filled in. */
interface FieldSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly items?: FieldSchema;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly contentMediaType?: string;
  readonly maxLength?: number;
  readonly const?: unknown;
  readonly oneOf?: readonly FieldSchema[];
  readonly anyOf?: readonly FieldSchema[];
}

/** RJSF's word for how each field is shown; by the names of properties, and `items` for lists. */
export interface FieldUi {
  readonly [key: string]: string | FieldUi;
}

/** Choices that fit side by side. */
const FEW = 3;
/** Characters that no longer fit into a line. */
const LONG = 200;

/** How the form shows a value, and the values in it. */
export function formUi(schema: FieldSchema): FieldUi {
  // What tells one kind of value from another is not for people.
  if (schema.const !== undefined) return { 'ui:widget': 'hidden' };
  const kinds = schema.oneOf ?? schema.anyOf;
  if (kinds !== undefined) return Object.assign({}, ...kinds.map(formUi)) as FieldUi;
  if (schema.enum !== undefined) {
    return { 'ui:widget': schema.enum.length <= FEW ? 'radio' : 'select' };
  }
  switch (schema.type) {
    case 'number':
    case 'integer':
      return { 'ui:widget': 'updown' };
    case 'string':
      return isLong(schema) ? { 'ui:widget': 'textarea' } : {};
    case 'array':
      return listUi(schema.items ?? {});
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, property]) => [name, formUi(property)]),
      );
    default:
      return {};
  }
}

function isLong({ contentMediaType, maxLength = 0 }: FieldSchema): boolean {
  return contentMediaType !== undefined || maxLength > LONG;
}

function listUi(items: FieldSchema): FieldUi {
  if (items.enum !== undefined) return { 'ui:widget': 'checkboxes' };
  return items.type === 'string' && !isLong(items)
    ? { 'ui:widget': 'tags' }
    : { items: formUi(items) };
}

/** Whether the list at a place is shown as tags, which have no fields of their own for errors. */
export function isTags(ui: FieldUi, path: readonly string[]): boolean {
  let at: string | FieldUi | undefined = ui;
  for (const step of path) {
    if (typeof at !== 'object') return false;
    at = /^\d+$/.test(step) ? at['items'] : at[step];
  }
  return typeof at === 'object' && at['ui:widget'] === 'tags';
}
