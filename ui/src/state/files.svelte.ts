import {
  commands,
  isAppError,
  sendFile,
  type Attachment,
  type ChosenFile,
  type Progress,
} from '../ipc';
import { isShown } from '../shared/files';
import { sayError } from '../text/errors';
import { filesText as text } from '../text/files';
import { asking } from './asking.svelte';
import { changes } from './changes.svelte';
import { codeOf, notices } from './notices.svelte';
import { Work } from './work.svelte';

/** The entry that files are added to. */
export interface Owner {
  readonly id: number | null;
  /** Stores it, even without words. Its id, or null if it can't be stored. */
  keep(): Promise<number | null>;
}

/** The files of the entry on the page. */
export class EntryFiles {
  list = $state.raw<readonly Attachment[]>([]);
  readonly work = new Work();
  /** The one that is looked at large. */
  large = $state.raw<Attachment | null>(null);
  #asked = 0;

  constructor(private readonly owner: Owner) {}

  get id(): number | null {
    return this.owner.id;
  }

  /** Those that can be looked at. */
  get shown(): readonly Attachment[] {
    return this.list.filter(isShown);
  }

  async load(): Promise<void> {
    const { id } = this.owner;
    if (id === null) return;
    const mine = ++this.#asked;
    try {
      const list = await commands.attachments(id);
      if (mine === this.#asked) this.list = list;
    } catch (refused) {
      notices.trouble(refused);
    }
  }

  /** Lets the person choose files of the computer, and adds them. What was added. */
  choose(): Promise<readonly Attachment[]> {
    return this.#addChosen(() => commands.chooseFiles());
  }

  /** Adds what is on the clipboard, where the page is not given it. What was added. */
  paste(): Promise<readonly Attachment[]> {
    return this.#addChosen(() => commands.pastedFiles());
  }

  /** Adds what was let go over the window, which waits in the shell. What was added. */
  drop(files: ChosenFile[]): Promise<readonly Attachment[]> {
    return this.#addChosen(() => Promise.resolve(files));
  }

  async #addChosen(choose: () => Promise<ChosenFile[]>): Promise<readonly Attachment[]> {
    if (this.work.running) return [];
    try {
      const chosen = await choose();
      for (const { name, refused } of chosen) if (refused) refuse(name, refused);
      if (chosen.every(({ refused }) => refused !== null)) return [];
      // a blank page becomes an entry only once there is something for it to hold
      const entry = await this.owner.keep();
      if (entry === null) return [];
      return await this.#adding(entry, (tell) => commands.attachChosen(entry, tell));
    } catch (refused) {
      notices.trouble(refused);
      return [];
    }
  }

  /** Adds what was pasted or dropped, one after the other. What was added. */
  async take(files: readonly File[]): Promise<readonly Attachment[]> {
    if (this.work.running || files.length === 0) return [];
    const entry = await this.owner.keep();
    if (entry === null) return [];
    const of = files.reduce((sum, file) => sum + file.size, 0);
    return this.#adding(entry, async () => {
      const added: Attachment[] = [];
      let done = 0;
      for (const file of files) {
        const before = done;
        try {
          const tell = (at: { done: number }) => {
            if (this.work.running) this.work.at = { done: before + at.done, of };
          };
          added.push(await sendFile(entry, file, tell));
        } catch (refused) {
          const code = codeOf(refused);
          // what follows was not asked for any more
          if (code === 'cancelled' || code === 'locked') throw refused;
          refuse(file.name, code);
        }
        done += file.size;
      }
      return added;
    });
  }

  async rename(id: number, name: string): Promise<void> {
    await commands.renameAttachment(id, name);
    await this.#changed();
  }

  /** Moves it by a place or several. Where it then stands, from 0. */
  async move({ id, position }: Attachment, by: number): Promise<number> {
    try {
      this.list = await commands.moveAttachment(id, Math.max(0, position + by));
      this.#tell();
    } catch (refused) {
      notices.trouble(refused);
    }
    return this.list.findIndex((one) => one.id === id);
  }

  /** Asks, and removes it for good. Whether it is gone. */
  async remove({ id, name }: Attachment): Promise<boolean> {
    const yes = await asking.ask({
      title: text.removeTitle,
      text: text.removeText(name || text.unnamed),
      yes: text.removeYes,
      no: text.removeNo,
      grave: true,
    });
    if (!yes) return false;
    try {
      await commands.detach(id);
    } catch (refused) {
      notices.trouble(refused);
      return false;
    }
    await this.#changed();
    notices.say(text.removed);
    return true;
  }

  async #adding(
    entry: number,
    add: (tell: Progress) => Promise<readonly Attachment[]>,
  ): Promise<readonly Attachment[]> {
    const before = this.list;
    try {
      await this.work.run(add);
    } catch (refused) {
      // the person stopped it, and knows
      if (!(isAppError(refused) && refused.code === 'cancelled')) notices.trouble(refused);
    }
    // whatever came before that is there
    if (this.owner.id === entry) await this.#changed();
    return this.list.filter(({ id }) => before.every((one) => one.id !== id));
  }

  async #changed(): Promise<void> {
    await this.load();
    this.#tell();
  }

  #tell(): void {
    if (this.owner.id !== null) changes.tell({ kind: 'files', entry: this.owner.id });
  }
}

function refuse(name: string, code: string): void {
  const { said, todo } = sayError(code);
  notices.say(text.notAdded(name || text.unnamed, `${said} ${todo}`));
}
