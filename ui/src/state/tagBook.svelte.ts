import { commands, type Merged, type Tag, type TagGroup } from '../ipc';
import { tagColours } from '../shared/tag/colours.svelte';
import { tagsText as text } from '../text/tags';
import { browse } from './browse.svelte';
import { changes } from './changes.svelte';
import { nav } from './nav.svelte';
import { codeOf, notices } from './notices.svelte';
import { flushAll } from './session';

/** What came of another name for a tag. */
export type Renamed = 'kept' | 'taken' | 'refused';

/** The tags of the journal with their groups and colours, and all that is done with them. */
class TagBook {
  /** Null until the first answer. */
  tags = $state.raw<readonly Tag[] | null>(null);
  groups = $state.raw<readonly TagGroup[]>([]);
  #asked = 0;
  #shown = 0;

  /** Asks again; resolves when what is shown is no older than this. */
  async refresh(): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    try {
      const [tags, groups] = await Promise.all([commands.tags(), commands.tagGroups()]);
      if (mine < this.#shown) return;
      this.#shown = mine;
      this.tags = tags;
      this.groups = groups;
      tagColours.know(tags);
    } catch (refused) {
      notices.trouble(refused);
    }
  }

  tag(name: string): Tag | undefined {
    return this.tags?.find((tag) => tag.name.toLowerCase() === name.toLowerCase());
  }

  /** The tags of a group, or those in none. */
  within(group: number | null): readonly Tag[] {
    return this.tags?.filter((tag) => tag.group === group) ?? [];
  }

  /** The id of the group that was added or named anew; null if it was refused. */
  async keepGroup(group: TagGroup): Promise<number | null> {
    let id = 0;
    const kept = async () => {
      ({ id } = await commands.keepTagGroup(group));
    };
    return (await this.#settled(kept)) ? id : null;
  }

  async removeGroup(id: number): Promise<boolean> {
    return this.#settled(() => commands.removeTagGroup(id));
  }

  async mark({ name, group, colour }: Pick<Tag, 'name' | 'group' | 'colour'>): Promise<boolean> {
    return this.#settled(() => commands.markTag(name, group, colour));
  }

  async rename(from: string, to: string): Promise<Renamed> {
    let taken = false;
    const done = await this.#settled(async () => {
      try {
        await commands.renameTag(from, to);
      } catch (refused) {
        if (codeOf(refused) !== 'tag_taken') throw refused;
        taken = true;
      }
    });
    if (taken) return 'taken';
    if (done) follow(from, to);
    return done ? 'kept' : 'refused';
  }

  /** Makes two tags one, and offers to undo it. */
  async merge(from: string, into: string): Promise<boolean> {
    let merged: Merged | null = null;
    const done = await this.#settled(async () => {
      merged = await commands.mergeTags(from, into);
    });
    if (!done || merged === null) return false;
    follow(from, into);
    const undo = merged;
    const run = () => void this.#part(undo);
    notices.say(text.merged(from, into), { label: text.undo, run });
    return true;
  }

  async #part(merged: Merged): Promise<void> {
    if (!(await this.#settled(() => commands.partTags(merged)))) return;
    notices.say(text.parted(merged.from.name, merged.into));
  }

  /** What is being written is saved first, and an entry on the page is read again with its new tags. */
  async #settled(act: () => Promise<unknown>): Promise<boolean> {
    try {
      await flushAll();
      await act();
    } catch (refused) {
      notices.trouble(refused);
      return false;
    }
    const open = nav.page?.id ?? null;
    const front = nav.front;
    if (open !== null && !nav.history) {
      nav.close();
      nav.open(open);
      nav.front = front;
    }
    changes.tell({ kind: 'tags' });
    await this.refresh();
    return true;
  }
}

export const tagBook = new TagBook();

/** Lists that were narrowed to a tag stay so under its new name. */
function follow(from: string, to: string): void {
  for (const filter of [browse.filter, browse.searchFilter]) {
    if (filter.tags.includes(from)) {
      filter.tags = [...new Set(filter.tags.map((tag) => (tag === from ? to : tag)))];
    }
  }
}
