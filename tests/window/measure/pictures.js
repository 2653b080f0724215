// Opens Feelings from another place and watches the frames until the last picture is painted. Leaves in `window.drawn`
// of each how long it took, and the picture that is new in it: work and painting of a frame lie between its beginning
// and the next.
const frames = [];
const seen = new Set();
let before = performance.now();
const watch = () => {
  const now = performance.now();
  const ended = seen.has('patterns');
  const fresh = [...document.querySelectorAll('[data-picture]')]
    .map((picture) => picture.dataset.picture)
    .filter((picture) => !seen.has(picture));
  fresh.forEach((picture) => seen.add(picture));
  frames.push([now - before, fresh.join(' ')]);
  before = now;
  if (ended) window.drawn = frames;
  else requestAnimationFrame(watch);
};
window.drawn = null;
// asked for first, it runs before what the page does in a frame: what is drawn in one is not counted to the next
requestAnimationFrame(watch);
document.getElementById('go-feelings').click();
