import type { TagGroup } from '../../ipc';

/** What is being asked for in a dialog. */
export type Doing =
  /** A name for a group; one with id 0 is new. */
  | { readonly what: 'group'; readonly group: TagGroup }
  | { readonly what: 'colour' | 'rename'; readonly tag: string }
  /** `into` is the tag that it is to be one with, if that is known. */
  | { readonly what: 'merge'; readonly tag: string; readonly into: string | null };
