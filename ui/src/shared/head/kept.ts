import type { Moment } from '../../ipc';

/** Whether what is on screen is stored. `code` says why it is not, as in `text/errors`. */
export type SaveState =
  | { kind: 'unwritten' }
  | { kind: 'saving' }
  | { kind: 'saved' }
  | { kind: 'unsaved'; code: string };

/** An entry on a page, as far as what stands above its text is concerned. */
export interface Kept {
  /** Null until it is stored for the first time. */
  readonly id: number | null;
  readonly moment: Moment;
  readonly created: Moment | null;
  readonly backDated: boolean;
  readonly words: number;
  readonly starred: boolean;
  readonly saving: SaveState;
  /** Sets the local date and time that the entry is about. */
  happen(local: string): void;
  /** Sets it to this moment, here. */
  happenNow(): void;
  star(on: boolean): void;
  /** Tries to store it again, now. */
  retry(): void;
  keepAsNew(): void;
}
