import { commands } from '../../ipc';
import { asking } from '../../state/asking.svelte';
import { notices } from '../../state/notices.svelte';
import { editorText } from '../../text/editor';

/** Opens a link in the browser, after the person has seen where it leads and agreed. */
export async function openLink(url: string): Promise<void> {
  const yes = await asking.ask({
    title: editorText.openTitle,
    text: editorText.openText(url),
    yes: editorText.openYes,
    no: editorText.openNo,
  });
  if (yes) await commands.openLink(url).catch(notices.trouble.bind(notices));
}
