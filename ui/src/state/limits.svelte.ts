/**
 * The page on what the journal hides and what it cannot. It opens over whatever is there, before there is a journal
 * and while it is locked, too.
 */
class Limits {
  open = $state(false);

  show(): void {
    this.open = true;
  }

  close(): void {
    this.open = false;
  }
}

export const limits = new Limits();
