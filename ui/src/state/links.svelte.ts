import { commands } from '../ipc';
import { linksText } from '../text/links';
import { notices } from './notices.svelte';

/** Longer words are cut: a quote reminds, the whole is in its entry. */
const LONGEST_QUOTE = 300;

/** What leads from one entry to another. */
class Links {
  /** Goes up with every change: whoever shows links asks again. */
  count = $state(0);

  /** Links two entries, with the words that led from the one to the other. */
  async join(from: number, to: number, quote: string): Promise<void> {
    await this.#change(commands.linkEntries(from, to, shortened(quote)));
  }

  /** Takes a link away, and offers to undo it. */
  async part(from: number, to: number, quote: string): Promise<void> {
    if (!(await this.#change(commands.unlinkEntries(from, to)))) return;
    const run = () => void this.join(from, to, quote);
    notices.say(linksText.parted, { label: linksText.undo, run });
  }

  async #change(command: Promise<null>): Promise<boolean> {
    try {
      await command;
      this.count += 1;
      return true;
    } catch (refused) {
      notices.trouble(refused);
      return false;
    }
  }
}

export const links = new Links();

/** The beginning of `words` in one line, cut at a word. */
export function shortened(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  if (line.length <= LONGEST_QUOTE) return line;
  const cut = line.slice(0, LONGEST_QUOTE);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_QUOTE / 2)).trimEnd()} …`;
}
