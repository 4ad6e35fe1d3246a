/** One field of an audit entry, as it was and as it is now, in words. */
export interface ChangeRow {
  field: string;
  before: string;
  after: string;
}

/** How single values are said in the reader's language. */
export interface Speech {
  field: (name: string) => string;
  /** A code, a name or a sentence that stands in a field. */
  text: (field: string, value: string) => string;
  money: (fen: number) => string;
  yesOrNo: (value: boolean) => string;
  number: (value: number) => string;
}

const isThing = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.every(isEmpty)) ||
  (isThing(value) && Object.values(value).every(isEmpty));

/** What a field says, in words; a list of things is a line for each, their parts one after the other. */
export function say(field: string, value: unknown, speech: Speech): string {
  if (isEmpty(value)) return '';
  if (typeof value === 'boolean') return speech.yesOrNo(value);
  if (typeof value === 'number') return field.endsWith('Fen') ? speech.money(value) : speech.number(value);
  if (Array.isArray(value))
    return value.map((one) => say(field, one, speech)).join(value.some(isThing) ? '\n' : '、');
  if (!isThing(value)) return speech.text(field, String(value));
  return Object.entries(value)
    .filter(([name, part]) => name !== '_id' && !isEmpty(part))
    .map(
      ([name, part]) =>
        `${speech.field(name)}: ${say(field.endsWith('Fen') ? `${name}Fen` : name, part, speech)}`,
    )
    .join(' · ');
}

/** Before and after of an entry side by side, a row for each field that says something. */
export function changeRows(before: unknown, after: unknown, speech: Speech): ChangeRow[] {
  const [was, is] = [isThing(before) ? before : {}, isThing(after) ? after : {}];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((name) => name !== '_id')
    .map((name) => ({
      field: speech.field(name),
      before: say(name, was[name], speech),
      after: say(name, is[name], speech),
    }))
    .filter((row) => row.before !== '' || row.after !== '');
}
