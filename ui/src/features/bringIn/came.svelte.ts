import { commands, type ImportArchiveTaken, type ImportSummary, type Stretch } from '../../ipc';

/** What came of a run, and what became of each thing, some rows at a time. */
export class Came {
  summary = $state.raw<ImportSummary | null>(null);
  /** Of an archive, if it was taken just now. */
  whole = $state.raw<ImportArchiveTaken | null>(null);
  rows = $state.raw<readonly Stretch[]>([]);
  more = $state(false);

  async show(run: number): Promise<void> {
    this.summary = await commands.importReport(run);
    this.rows = [];
    this.more = (this.summary.counts.things ?? 0) > 0;
    await this.next();
  }

  /** Reads the rows that follow. */
  async next(): Promise<void> {
    if (!this.summary || !this.more) return;
    const answer = await commands.importRows(this.summary.run.id, this.rows.length);
    this.rows = [...this.rows, ...answer.rows];
    this.more = answer.more;
  }

  clear(): void {
    this.summary = null;
    this.whole = null;
    this.rows = [];
    this.more = false;
  }
}
