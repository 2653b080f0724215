import { commands } from '../ipc';
import { methodText } from '../text/method';
import { asking } from './asking.svelte';
import { notices } from './notices.svelte';

/**
 * Puts a text on the clipboard, where other programs can read it for a while; `warning` is said before, and the
 * person may think better of it.
 */
export async function copy(text: string, warning = ''): Promise<void> {
  const { copyTitle: title, copyYes: yes, copyNo: no } = methodText;
  if (warning !== '' && !(await asking.ask({ title, text: warning, yes, no }))) return;
  try {
    notices.say((await commands.copySecret(text)) ? methodText.copied : methodText.notCopied);
  } catch (refused) {
    notices.trouble(refused);
  }
}
