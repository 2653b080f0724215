import type { Filter, TakeOut, TakeOutForm } from '../../ipc';
import { EVERYTHING } from '../../state/browse.svelte';

/** Everything, some entries, or the one that led here. */
export type What = 'all' | 'some' | 'one';

/** A form of some entries. */
export type SomeForm = Exclude<TakeOutForm, 'archive'>;

/** In the order in which they are offered: to read first, for programs last. */
export const FORMS: readonly SomeForm[] = [
  'pdf',
  'html',
  'markdown_zip',
  'markdown',
  'csv',
  'json',
];

/** What is chosen on the page. */
export interface Chosen {
  what: What;
  form: SomeForm;
  filter: Filter;
  entry: number | null;
  originals: boolean;
}

/** Whether a file of this form can be locked. */
export const canLock = (form: TakeOutForm): boolean => form === 'archive' || form === 'pdf';

/** Whether photos and files are in it as they are. */
export const hasFiles = (form: TakeOutForm): boolean =>
  form === 'archive' || form === 'markdown_zip';

/** What the shell is asked for. What is not on the page any more plays no part. */
export function askedFor({ what, form, filter, entry, originals }: Chosen): TakeOut {
  const whole = what === 'all' ? 'archive' : form;
  return {
    form: whole,
    filter: what === 'some' ? filter : { ...EVERYTHING },
    entry: what === 'one' ? entry : null,
    originals: originals && hasFiles(whole),
  };
}
