import { SvelteSet } from 'svelte/reactivity';
import { commands, type Field, type Method, type MethodCard, type Problem } from '../../ipc';
import { notices } from '../../state/notices.svelte';
import { ownText } from '../../text/own';
import { moved, rounded, saidAt } from './draft';

/** A short rest in the typing. */
const REST_MS = 400;

/** Places that have a field of their own in the form, which says what is wrong with them. */
const SHOWN =
  /^(name|summary|intro|log\.outcomes.*|sections\[\d+\]\.(name|intro|fields\[\d+\]\.(label|hint|options.*|most|min|max|low|high|minutes)))$/;

/** A guide of one's own while it is put together. */
export class Making {
  method = $state() as Method;
  problems = $state.raw<readonly Problem[]>([]);
  /** Something differs from how it began. */
  changed = $state(false);
  #tried = $state(false);
  #touched = new SvelteSet<string>();
  #begun: string;
  #checks = 0;

  /** `half`: someone began to change it already. */
  constructor(method: Method, half = false) {
    this.method = method;
    this.#begun = half ? '' : JSON.stringify(method);
    this.changed = half;
  }

  /** As it is now; null while it is as it began. */
  get half(): Method | null {
    return this.changed ? $state.snapshot(this.method) : null;
  }

  /** What is wrong with a part of it, once the person has been there or wanted to keep it. */
  said(path: string, within = false): string | undefined {
    if (!this.#tried && !this.#touched.has(path)) return undefined;
    return saidAt(this.problems, path, within) || undefined;
  }

  /** What is wrong and has no place in the form. */
  get elsewhere(): readonly Problem[] {
    return this.#tried ? this.problems.filter(({ field }) => !SHOWN.test(field)) : [];
  }

  touch(path: string): void {
    this.#touched.add(path);
  }

  /** Looks through it after a rest, and has it remembered. Returns what stops that. */
  watch(remember: () => Promise<void>): () => void {
    const written = JSON.stringify(this.method);
    this.changed = written !== this.#begun;
    const rest = setTimeout(() => {
      void this.#check();
      remember().catch((refused: unknown) => notices.trouble(refused));
    }, REST_MS);
    return () => clearTimeout(rest);
  }

  /** Keeps it. Null if something has to be looked at first. */
  async keep(): Promise<MethodCard | null> {
    this.#tried = true;
    const source = await this.#check();
    if (source === null || this.problems.length > 0) return null;
    return commands.keepMethod(source);
  }

  /** Puts another question in the place of one. */
  change(part: number, at: number, field: Field): void {
    this.method.sections[part]?.fields.splice(at, 1, field);
  }

  /** Moves a part, or takes it out. The parts are numbered, so what was touched is forgotten. */
  reorder<T>(list: T[], at: number, by: number): void {
    list.splice(0, list.length, ...moved(list, at, by));
    this.#touched.clear();
  }

  takeOut<T>(list: T[], at: number, what: string): void {
    const before = [...list];
    list.splice(at, 1);
    this.#touched.clear();
    notices.say(ownText.removed(what), {
      label: ownText.undo,
      run: () => list.splice(0, list.length, ...before),
    });
  }

  async #check(): Promise<string | null> {
    this.#checks += 1;
    const mine = this.#checks;
    try {
      const source = await commands.methodToSource(rounded($state.snapshot(this.method)));
      const problems = await commands.checkMethod(source);
      if (mine !== this.#checks) return null;
      this.problems = problems;
      return source;
    } catch (refused) {
      notices.trouble(refused);
      return null;
    }
  }
}
