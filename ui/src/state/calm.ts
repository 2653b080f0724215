import { commands } from '../ipc';
import { groundMarkdown, type Noticed } from '../shared/calm/ground';
import { calmText } from '../text/calm';
import { changes } from './changes.svelte';
import { notices } from './notices.svelte';
import { momentNow } from './save/clock';

/** Keeps what was noticed with the five senses as an entry; tells whether it is kept. */
export async function keepNoticed(noticed: Noticed): Promise<boolean> {
  try {
    const { row } = await commands.createEntry({
      title: calmText.entryTitle,
      body: groundMarkdown(noticed),
      happened: momentNow(),
      tags: [],
      starred: false,
    });
    changes.tell({ kind: 'created', row });
    return true;
  } catch (thrown) {
    notices.trouble(thrown);
    return false;
  }
}
