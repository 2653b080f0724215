// Watches each key from its event to the end of the frame that shows it, and leaves in
// `window.typed`: `work`, the milliseconds in which the page was busy for it, handlers, layout and
// painting together; `shown`, the milliseconds from the key to the end of that frame, waiting for
// the screen's turn included; `frames`, the milliseconds between frames.
const typed = (window.typed = { work: [], shown: [], frames: [] });
let began = null;
let handled = null;
let last = null;

// a message that is sent during a task arrives after it, and one before a frame after the frame
function after(run) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = run;
  port2.postMessage(null);
}

function press() {
  began = performance.now();
  handled = null;
  after(() => (handled = performance.now()));
}

function frame() {
  requestAnimationFrame(frame);
  const start = performance.now();
  if (last !== null) typed.frames.push(start - last);
  last = start;
  if (began === null || handled === null) return;
  const key = began;
  const work = handled - began;
  began = null;
  after(() => {
    const end = performance.now();
    typed.work.push(work + end - start);
    typed.shown.push(end - key);
  });
}

window.addEventListener('keydown', press, { capture: true });
requestAnimationFrame(frame);
