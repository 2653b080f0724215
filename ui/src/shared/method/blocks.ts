import type { Field } from '../../ipc';
import type { Shown } from './conditions';

/** What is drawn of a section, in order. */
export type Block =
  { kind: 'field'; id: string; field: Field } | { kind: 'table'; id: string; fields: Field[] };

/** The fields of a section; those in a row that share its options are one table. */
export function blocks({ section, fields }: Shown): Block[] {
  const made: Block[] = [];
  for (const field of fields) {
    const last = made.at(-1);
    if (!shares(field) || section.options.length === 0) {
      made.push({ kind: 'field', id: field.id, field });
    } else if (last?.kind === 'table') last.fields.push(field);
    else made.push({ kind: 'table', id: field.id, fields: [field] });
  }
  return made;
}

/** A field has room in a table when one of the shared options is all there is to say. */
function shares({ kind, options, from, own, none }: Field): boolean {
  return kind === 'choice' && options.length === 0 && from === null && !own && none === null;
}
