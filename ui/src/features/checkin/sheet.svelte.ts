import { commands, type Answer, type Field, type Method, type Moment, type When } from '../../ipc';
import { choose, isAnswered, withAnswer } from '../../shared/method/answers';
import { missing, visible, type Shown } from '../../shared/method/conditions';
import { changes } from '../../state/changes.svelte';
import type { FeltWith } from '../../state/checkin.svelte';
import { HalfSaid, inCheckIn, type Words } from '../../state/halfSaid.svelte';
import { links } from '../../state/links.svelte';
import { momentNow, offsetOf } from '../../state/save/clock';
import { whenOf } from '../../state/save/kind';

/** What was said so far. The words of it are among the answers. */
interface Half extends Words {
  /** The local moment that it is about, `2026-11-22T18:30:00`; empty for now. */
  day: string;
  answers: Record<string, Answer>;
  tags: string[];
}

/** A check-in that is being filled in: kept as half said until it becomes an entry. */
export class Sheet {
  readonly half: HalfSaid<Half>;
  /** The moment that it is about unless another one is chosen. */
  readonly #about: Moment;
  /** Something was answered here, and not only brought back. */
  #here = $state(false);

  constructor(
    readonly method: Method,
    occasion: string,
    readonly entry: FeltWith | null,
  ) {
    this.#about = entry?.moment ?? momentNow();
    this.half = new HalfSaid<Half>(inCheckIn(entry?.id ?? null), {
      note: '',
      day: entry?.moment.local ?? '',
      answers: ledBy(method, occasion),
      tags: [],
    });
  }

  /** What is asked with these answers, first what is asked at once. */
  get asked() {
    return visible(this.method, this.half.words.answers).filter(({ section }) => !section.later);
  }

  /** What must be answered and is not. */
  get open(): Field[] {
    return missing(this.method, this.half.words.answers).map(({ field }) => field);
  }

  /** Whether anything was said: what led to it says nothing by itself. */
  get says(): boolean {
    return this.half.words.tags.length > 0 || this.asked.some((shown) => this.saysIn(shown));
  }

  /** It was begun another time, and nothing was changed since. */
  get broughtBack(): boolean {
    return this.says && !this.#here;
  }

  get moment(): Moment {
    const { day } = this.half.words;
    if (day === '' || day === this.#about.local) return this.#about;
    return { ...this.#about, local: day, offset: offsetOf(day) };
  }

  /** The same of a section. */
  saysIn({ fields }: Shown): boolean {
    const { answers } = this.half.words;
    return fields.some(({ id, occasion }) => !occasion && isAnswered(answers[id]));
  }

  answer(field: Field, answer: Answer | null): void {
    this.#begins();
    this.half.words.answers = withAnswer(this.half.words.answers, field.id, answer);
  }

  tag(tags: readonly string[]): void {
    this.#begins();
    this.half.words.tags = [...tags];
  }

  happen(local: string): void {
    this.half.words.day = local;
  }

  anew(): void {
    this.#here = false;
    this.half.giveUp();
  }

  /** Makes an entry of it, and links it. Rejects if it could not be kept; then nothing of it is lost. */
  async keep(): Promise<number> {
    const { answers, tags } = $state.snapshot(this.half.words);
    const fields = this.method.sections.flatMap(({ fields: all }) => all.map(({ id }) => id));
    const { id: method, version } = this.method;
    const saved = await commands.fillNew({
      filled: {
        ...{ method, version, returns: [], finished: this.open.length === 0 },
        // what was begun with an earlier version may be asked no more
        answers: Object.fromEntries(Object.entries(answers).filter(([id]) => fields.includes(id))),
      },
      ...{ title: '', happened: this.#when(), tags, starred: false },
    });
    changes.tell({ kind: 'created', row: saved.row });
    if (this.entry) await links.join(this.entry.id, saved.id, '');
    return saved.id;
  }

  /** It is about the moment of the first answer, unless another one was chosen. */
  #begins(): void {
    this.#here = true;
    if (this.half.words.day === '') this.half.words.day = momentNow().local;
  }

  #when(): When {
    const { day } = this.half.words;
    if (day === '') return whenOf(momentNow());
    if (day === this.#about.local) return whenOf(this.#about);
    const { zone, offset } = this.#about;
    return { local: day, zone, offset: zone === null ? offset : null };
  }
}

/** The field that says what led to it. */
function ledTo({ sections }: Method): Field | undefined {
  return sections.flatMap(({ fields }) => fields).find(({ occasion }) => occasion);
}

function ledBy(method: Method, occasion: string): Record<string, Answer> {
  const field = ledTo(method);
  const answer = choose([occasion], []);
  return field && answer ? { [field.id]: answer } : {};
}
