// Opens Feelings from another place and watches the frames until the last picture is painted. Leaves
// their lengths in `window.drawn`: work and painting of a frame lie between its beginning and the next.
const lengths = [];
let before = performance.now();
let painted = false;
const watch = () => {
  const now = performance.now();
  lengths.push(now - before);
  before = now;
  if (painted) {
    window.drawn = lengths;
    return;
  }
  painted = document.querySelector('[data-picture=patterns]') !== null;
  requestAnimationFrame(watch);
};
window.drawn = null;
// asked for first, it runs before what the page does in a frame: what is drawn in one is not counted to the next
requestAnimationFrame(watch);
document.getElementById('go-feelings').click();
