import type { Attachment } from 'svelte/attachments';

/** Keeps a text field as high as its lines, in whatever width there is. `value` is what is in it. */
export function fits(value: () => unknown): Attachment<HTMLTextAreaElement> {
  return (field) => {
    let width = 0;
    const fit = () => {
      field.style.height = '0';
      field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
    };
    let frame = 0;
    const watch = new ResizeObserver(() => {
      if (field.clientWidth === width) return;
      width = field.clientWidth;
      // In a frame of its own: a size set while sizes are being watched would set off the watch.
      frame = requestAnimationFrame(fit);
    });
    watch.observe(field);
    // A face that arrives late breaks the lines elsewhere.
    void document.fonts.ready.then(fit);
    $effect(() => {
      void value();
      fit();
    });
    return () => {
      cancelAnimationFrame(frame);
      watch.disconnect();
    };
  };
}
