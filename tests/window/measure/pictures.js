// Opens Feelings from another place and watches the frames until the last picture is painted. Leaves
// in `window.drawn` their lengths, and after how many of them the first picture was painted: work and painting of a
// frame lie between its beginning and the next.
const lengths = [];
let first = 0;
let before = performance.now();
let painted = false;
const watch = () => {
  const now = performance.now();
  lengths.push(now - before);
  before = now;
  first ||= document.querySelector('[data-picture]') ? lengths.length : 0;
  if (painted) {
    window.drawn = [lengths, first];
    return;
  }
  painted = document.querySelector('[data-picture=patterns]') !== null;
  requestAnimationFrame(watch);
};
window.drawn = null;
// asked for first, it runs before what the page does in a frame: what is drawn in one is not counted to the next
requestAnimationFrame(watch);
document.getElementById('go-feelings').click();
