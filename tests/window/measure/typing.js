// Watches every frame that shows what was typed, and leaves in `window.typed`: `work`, the
// milliseconds in which the page was busy for it, from the key to the last handler of the changed
// text, and from the start of the frame to its end, layout and painting included; `shown`, the
// milliseconds from the key to the end of that frame, waiting for the screen's turn included;
// `frames`, the milliseconds between any two frames.
const typed = (window.typed = { work: [], shown: [], frames: [] });
let key = null;
let handled = null;
let last = null;
// One channel for all frames: WebKit looks through every open port of the page at each message, so
// that a channel for each key would soon cost more than the typing.
const { port1, port2 } = new MessageChannel();
const waiting = [];
port1.onmessage = () => {
  const { start, pressed, handling } = waiting.shift();
  const end = performance.now();
  typed.work.push(handling + end - start);
  typed.shown.push(end - pressed);
};

function frame() {
  requestAnimationFrame(frame);
  const start = performance.now();
  if (last !== null) typed.frames.push(start - last);
  last = start;
  if (handled === null) return;
  const pressed = key;
  const handling = handled - pressed;
  key = handled = null;
  // a message that is sent before a frame is painted arrives after it
  waiting.push({ start, pressed, handling });
  port2.postMessage(null);
}

window.addEventListener('keydown', () => (key ??= performance.now()), { capture: true });
// what watches the text for changes runs before this
window.addEventListener('input', () => queueMicrotask(() => (handled = performance.now())));
requestAnimationFrame(frame);
