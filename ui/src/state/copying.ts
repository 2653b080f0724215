import { methodText } from '../text/method';
import { asking } from './asking.svelte';
import { notices } from './notices.svelte';

/**
 * Puts a text on the clipboard, where other programs can read it; `warning` is said before, and the
 * person may think better of it.
 */
export async function copy(text: string, warning = ''): Promise<void> {
  const { copyTitle: title, copyYes: yes, copyNo: no } = methodText;
  if (warning !== '' && !(await asking.ask({ title, text: warning, yes, no }))) return;
  try {
    await navigator.clipboard.writeText(text);
    notices.say(methodText.copied);
  } catch (refused) {
    notices.trouble(refused);
  }
}
