import { commands, progress, type Progress, type WorkProgress } from '../ipc';

/** One long work of the shell: how far it is, and stopping it. */
export class Work {
  /** Null while nothing runs. */
  at = $state<WorkProgress | null>(null);
  /** The person asked for its end, which comes soon. */
  stopping = $state(false);

  get running(): boolean {
    return this.at !== null;
  }

  /** Runs `start`, which gets where to tell. One at a time. */
  async run<T>(start: (tell: Progress) => Promise<T>): Promise<T> {
    this.at = { done: 0, of: null };
    this.stopping = false;
    try {
      return await start(progress((at) => this.running && (this.at = at)));
    } finally {
      this.at = null;
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await commands.stopWork();
  }
}
