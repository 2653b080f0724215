import type { Attachment } from 'svelte/attachments';
import { commands } from '../ipc';

/** Names the screen that `node` is the root of, and tells the shell once it has been painted. */
export function shows(name: string): Attachment<HTMLElement> {
  return (node) => {
    node.dataset['screen'] = name;
    document.title = 'Notes';
    // the frame after the next one comes when this one is on the glass
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        commands.uiReady(name).catch(() => undefined);
      });
    });
    return () => cancelAnimationFrame(frame);
  };
}
