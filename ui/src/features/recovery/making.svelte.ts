import { commands } from '../../ipc';
import { app } from '../../state/app.svelte';
import { codeOf } from '../../state/notices.svelte';

const GROUPS = 7;
const ASKED = 2;

/** One recovery code on its way: made, shown, confirmed, and only then kept. */
export class Making {
  step = $state<'making' | 'shown' | 'confirming' | 'keeping'>('making');
  code = $state('');
  /** The code of what stood in the way, for `sayError`. */
  problem = $state<string | null>(null);
  /** Which groups are asked for, counted from 0. */
  positions = $state<number[]>([]);

  get groups(): string[] {
    return this.code.split('-');
  }

  /** Makes a code; nothing is stored yet. Whether it worked. */
  async make(passphrase: string): Promise<boolean> {
    this.step = 'making';
    this.problem = null;
    try {
      this.code = await commands.recoveryMake(passphrase);
      this.positions = pick(GROUPS, ASKED);
      this.step = 'shown';
      return true;
    } catch (thrown) {
      this.problem = codeOf(thrown);
      return false;
    }
  }

  /** Keeps the code if `typed` are the groups asked for. Whether it is kept. */
  async confirm(typed: string[]): Promise<boolean> {
    this.step = 'keeping';
    this.problem = null;
    try {
      await commands.recoveryConfirm(typed, $state.snapshot(this.positions));
      this.code = '';
      app.hasRecovery = true;
      return true;
    } catch (thrown) {
      this.problem = codeOf(thrown);
      this.step = 'confirming';
      return false;
    }
  }

  /** Lets go of a code that is not kept. */
  discard(): void {
    this.code = '';
    commands.recoveryDiscard().catch(() => undefined);
  }
}

/** `count` different numbers below `below`, in order. */
function pick(below: number, count: number): number[] {
  const all = Array.from({ length: below }, (_, index) => index);
  const order = crypto.getRandomValues(new Uint32Array(below));
  return all
    .sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0))
    .slice(0, count)
    .sort((a, b) => a - b);
}
