import {
  commands,
  type ImportArchive,
  type ImportChoices,
  type ImportChosen,
  type ImportColumn,
  type ImportForm,
  type ImportForms,
  type ImportFelt,
  type ImportLook,
  type ImportRun,
  type ImportSheet,
  type ImportWay,
} from '../../ipc';
import { asking } from '../../state/asking.svelte';
import { changes } from '../../state/changes.svelte';
import { codeOf, notices } from '../../state/notices.svelte';
import { Work } from '../../state/work.svelte';
import { HOW, bringInText as text, sayUndo, sayUndone } from '../../text/bringIn';
import { Came } from './came.svelte';
import { asColumns, orderOf, patternOf, type Order } from './mapping';

/** Where the person is. */
export type Step = 'where' | 'which' | 'sealed' | 'columns' | 'look' | 'moods' | 'archive' | 'came';

/** A table whose columns a person tells. */
const TABLE = 'csv';

/** What a long work is doing. */
export type Doing = 'looking' | 'taking' | 'undoing';

/**
 * Bringing another journal in, step by step. It outlives its page, so that what was mapped is still there
 * when the person comes back; locking begins anew.
 */
export class Bringing {
  step = $state<Step>('where');
  forms = $state.raw<ImportForms | null>(null);
  runs = $state.raw<readonly ImportRun[]>([]);
  /** The program that is pointed at in the list. */
  pointed = $state<string | null>(null);
  chosen = $state.raw<ImportChosen | null>(null);
  /** The form that it is read as. */
  form = $state('');
  /** The code of what stands in the way. */
  trouble = $state<string | null>(null);
  /** A password was tried and did not open it. */
  refused = $state(false);
  sheet = $state.raw<ImportSheet | null>(null);
  columns = $state.raw<readonly ImportColumn[]>([]);
  order = $state<Order | null>('clear');
  /** The dates were met that can be read in two ways. */
  orderAsked = $state(false);
  look = $state.raw<ImportLook | null>(null);
  archive = $state.raw<ImportArchive | null>(null);
  choices = $state<ImportChoices | null>(null);
  doing = $state<Doing>('looking');
  readonly work = new Work();
  readonly came = new Came();
  #busy = false;

  /** What can be brought in and what was, as it is now. */
  async begin(): Promise<void> {
    await this.#guarded(async () => {
      this.forms ??= await commands.importForms();
      await this.#askRuns();
    });
  }

  /** All that can be chosen from, archives of one's own last. */
  get offered(): ImportForm[] {
    if (!this.forms) return [];
    const { forms, archive } = this.forms;
    return [...forms, { id: archive, name: text.ownArchive, file: true, folder: false }];
  }

  nameOf(form: string): string {
    return this.offered.find(({ id }) => id === form)?.name ?? form;
  }

  howOf(form: string): string {
    return HOW[form === this.forms?.archive ? 'goldseam' : form] ?? '';
  }

  get isArchive(): boolean {
    return this.form === this.forms?.archive;
  }

  /** Asks for a file or a folder of a program; null for one that is not known. */
  async choose(form: string | null, folder: boolean): Promise<void> {
    await this.#guarded(async () => {
      const chosen = await commands.chooseImport(form, folder);
      if (chosen === null) return;
      this.#clear();
      this.chosen = chosen;
      const [only, ...others] = chosen.guesses;
      if (form !== null && (only === undefined || chosen.guesses.includes(form))) {
        await this.#readAs(form);
      } else if (form === null && only !== undefined && others.length === 0) {
        await this.#readAs(only);
      } else {
        this.form = form ?? '';
        this.step = 'which';
      }
    });
  }

  /** Reads what was chosen as something from this program. */
  readAs(form: string): Promise<void> {
    return this.#guarded(() => this.#readAs(form));
  }

  /** Opens what is locked. */
  open(password: string): Promise<void> {
    return this.#guarded(() => this.#look(password));
  }

  /** Looks, with the columns and choices as they are. */
  lookAgain(): Promise<void> {
    return this.#guarded(() => this.#look(null));
  }

  /** Takes it, or goes on with it. */
  async take(): Promise<void> {
    await this.#guarded(async () => {
      const { chosen, choices } = this;
      if (!chosen || !choices) return;
      const last = this.runs[0]?.id ?? 0;
      this.doing = 'taking';
      try {
        const taken = await this.work.run(async (tell) => {
          if (this.isArchive) {
            this.came.whole = await commands.takeArchive(chosen.number, tell);
            return this.came.whole;
          }
          const plain = $state.snapshot(choices);
          return commands.takeImport(chosen.number, this.#way(), plain, tell);
        });
        if (taken === null || taken.run === null) {
          notices.say(taken?.finished ? text.nothingNew : text.stopped);
        } else {
          await this.#cameOf(taken.run);
        }
      } catch (refused) {
        // what came before that place is here, and can be seen and undone
        await this.#askRuns();
        const broke = this.runs.find((run) => run.id > last || !(run.finished || run.undone));
        if (broke) await this.#cameOf(broke.id);
        throw refused;
      }
    });
  }

  /** Shows what came of a run. */
  show(run: ImportRun): Promise<void> {
    return this.#guarded(async () => {
      this.came.whole = null;
      await this.came.show(run.id);
      this.step = 'came';
    });
  }

  /** Takes a run out again, once the person has said so. */
  async undo({ id }: ImportRun): Promise<void> {
    const { undoTitle: title, undoYes: yes, undoNo: no } = text;
    // some of it may have been changed since it was read
    await this.#guarded(() => this.#askRuns());
    const run = this.runs.find((one) => one.id === id);
    if (!run) return;
    const whole = run.format === this.forms?.archive;
    if (!(await asking.ask({ title, text: sayUndo(run, whole), yes, no, grave: true }))) return;
    await this.#guarded(async () => {
      this.doing = 'undoing';
      try {
        const gone = await this.work.run((tell) => commands.undoImport(run.id, tell));
        notices.say(sayUndone(gone.erased, gone.kept, gone.finished));
        // what is chosen can be brought in anew
        if (this.step === 'came') await this.came.show(run.id);
      } finally {
        await this.#askRuns();
        changes.tell({ kind: 'many' });
      }
    });
  }

  /** What a mood is here; null for a word. */
  setMood(label: string, felt: ImportFelt | null): void {
    if (this.choices) this.choices.moods = { ...this.choices.moods, [label]: felt };
  }

  /** Back to the beginning. */
  async again(): Promise<void> {
    this.#clear();
    this.step = 'where';
    await this.#guarded(async () => {
      await commands.forgetImport();
      await this.#askRuns();
    });
  }

  #clear(): void {
    this.chosen = null;
    this.look = null;
    this.archive = null;
    this.sheet = null;
    this.form = '';
    this.refused = false;
    this.orderAsked = false;
    this.order = 'clear';
    this.columns = [];
    this.came.clear();
    const usual = this.forms?.choices;
    this.choices = usual ? { ...usual, moods: {} } : null;
  }

  async #readAs(form: string): Promise<void> {
    const { chosen } = this;
    if (!chosen) return;
    this.form = form;
    if (form === TABLE) {
      this.sheet = await commands.importSheet(chosen.number);
      this.columns = this.sheet.columns;
      this.order = orderOf(this.sheet);
      this.step = 'columns';
    } else if (this.isArchive && chosen.sealed) {
      this.step = 'sealed';
    } else {
      await this.#look(null);
    }
  }

  #way(): ImportWay {
    const table = this.form === TABLE;
    const columns = table ? asColumns(this.columns) : [];
    return { form: this.form, columns, dates: table ? patternOf(this.order) : null };
  }

  async #look(password: string | null): Promise<void> {
    const { chosen, choices } = this;
    if (!chosen || !choices) return;
    this.doing = 'looking';
    try {
      const seen = await this.work.run(async (tell) => {
        if (this.isArchive) {
          this.archive = await commands.lookArchive(chosen.number, password, tell);
          return this.archive !== null;
        }
        const plain = $state.snapshot(choices);
        const look = await commands.lookImport(chosen.number, this.#way(), plain, password, tell);
        this.look = look ?? this.look;
        return look !== null;
      });
      if (seen) this.step = this.isArchive ? 'archive' : 'look';
      else notices.say(text.stopped);
      this.refused = false;
    } catch (refused) {
      const code = codeOf(refused);
      if (['import_password', 'archive_locked', 'archive_passphrase'].includes(code)) {
        this.refused = password !== null;
        this.step = 'sealed';
      } else if (code === 'import_dates' && this.sheet) {
        this.orderAsked = true;
        this.order = null;
        this.step = 'columns';
      } else throw refused;
    }
  }

  async #cameOf(run: number): Promise<void> {
    await this.came.show(run);
    this.step = 'came';
    await this.#askRuns();
    changes.tell({ kind: 'many' });
  }

  async #askRuns(): Promise<void> {
    this.runs = await commands.importRuns();
  }

  /** One thing at a time; what is refused is said on the page. */
  async #guarded(act: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.trouble = null;
    try {
      await act();
    } catch (refused) {
      this.trouble = codeOf(refused);
    } finally {
      this.#busy = false;
    }
  }
}

export const bringing = new Bringing();
