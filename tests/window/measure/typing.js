// Watches every frame that shows what was typed, and leaves in `window.typed`: `work`, the
// milliseconds in which the page was busy for it, handlers, layout and painting together; `shown`,
// the milliseconds from the key to the end of that frame, waiting for the screen's turn included;
// `frames`, the milliseconds between any two frames.
const typed = (window.typed = { work: [], shown: [], frames: [] });
let key = null;
let handled = null;
let last = null;

// a message that is sent during a task arrives after it, and one before a frame after the frame
function after(run) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = run;
  port2.postMessage(null);
}

function press() {
  if (key !== null) return;
  key = performance.now();
  handled = null;
  after(() => (handled = performance.now()));
}

function frame() {
  requestAnimationFrame(frame);
  const start = performance.now();
  if (last !== null) typed.frames.push(start - last);
  last = start;
  if (key === null) return;
  const pressed = key;
  // a frame that comes before the message follows the key without a pause
  const handling = (handled ?? start) - pressed;
  key = null;
  after(() => {
    const end = performance.now();
    typed.work.push(handling + end - start);
    typed.shown.push(end - pressed);
  });
}

window.addEventListener('keydown', press, { capture: true });
requestAnimationFrame(frame);
