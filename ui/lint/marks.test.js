import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../src/styles/tokens.css', import.meta.url), 'utf8');

/** A token in the light theme and in the dark one. */
function token(name) {
  const found = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`, 'u').exec(css);
  return [found[1], found[2]];
}

function luminance(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['paper', 'paper-raised', 'paper-sunken', 'paper-hover', 'paper-chosen'];
const marks = [1, 2, 3, 4, 5, 6, 7, 8].map((colour) => `tag-${colour}`);

test.each([0, 1])('the mark of a tag is seen on every ground of theme %i', (theme) => {
  for (const mark of marks) {
    for (const ground of grounds) {
      const ratio = contrast(token(mark)[theme], token(ground)[theme]);
      expect(ratio, `${mark} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  }
});
