import type { Attachment } from 'svelte/attachments';

/** Puts the focus on `node` as it appears; a heading needs `tabindex="-1"` for it. */
export const focused: Attachment<HTMLElement> = (node) => node.focus({ preventScroll: true });
