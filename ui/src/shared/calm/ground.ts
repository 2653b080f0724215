import { calmText } from '../../text/calm';

/** What was typed for each of the senses, in their order; empty where nothing was. */
export type Noticed = readonly string[];

/** Whether anything was typed. */
export function anything(noticed: Noticed): boolean {
  return noticed.some((typed) => typed.trim() !== '');
}

/** What was noticed as Markdown: a list under each of the senses for which something was typed. */
export function groundMarkdown(noticed: Noticed): string {
  return calmText.senses
    .map(({ heading }, index) => ({ heading, items: itemsOf(noticed[index] ?? '') }))
    .filter(({ items }) => items.length > 0)
    .map(({ heading, items }) => `## ${heading}\n\n${items.map((item) => `- ${item}`).join('\n')}`)
    .join('\n\n');
}

/** One thing a line. */
function itemsOf(typed: string): string[] {
  return typed
    .split('\n')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
