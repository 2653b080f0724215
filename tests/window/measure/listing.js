// Goes down the whole list in steps of `arguments[0]` rows, and at each waits until every row in
// sight has its text. Leaves the times in `window.walk`.
const list = document.querySelector('[data-part=list] [role=listbox]');
const height = list.querySelector('[role=option]').offsetHeight;
const text = (index) => document.getElementById(`${list.id}-${index}`)?.textContent.trim();
const filled = () => {
  const first = Math.floor(list.scrollTop / height);
  const end = Math.floor((list.scrollTop + list.clientHeight - 1) / height);
  for (let index = first; index <= end; index += 1) if (!text(index)) return false;
  return true;
};
const frame = () => new Promise(requestAnimationFrame);
const step = arguments[0] * height;
const walk = async () => {
  const times = [];
  const end = list.scrollHeight - list.clientHeight;
  for (let top = step; list.scrollTop < end - 1; top += step) {
    const began = performance.now();
    list.scrollTop = top;
    do await frame();
    while (!filled());
    times.push(performance.now() - began);
  }
  window.walk = times;
};
window.walk = null;
void walk();
