/** Up and down go from one row of a list to the next, past what stands beside it. */
export function moveInRows(
  event: KeyboardEvent,
  list: HTMLElement | undefined,
  rows: string,
): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  // what is folded away is no row
  const all = [...(list?.querySelectorAll<HTMLElement>(rows) ?? [])].filter((row) =>
    row.checkVisibility(),
  );
  const row = document.activeElement?.closest('li')?.querySelector<HTMLElement>(rows);
  const to = row ? all[all.indexOf(row) + by] : undefined;
  if (!to) return;
  to.focus();
  event.preventDefault();
}
