import type { Happened, QuestionView } from '../../ipc';
import type { Day } from '../../shared/days';

/** What was the answer from one day on, until the next one or the end of the picture. */
export interface Stay {
  answer: Happened;
  from: Day;
  /** The day on which another one was given; null if it still is so. */
  until: Day | null;
}

/** The answers that hold in a stretch, in the order of their days. The last of a day is the one that holds. */
export function stays({ given }: Pick<QuestionView, 'given'>, from: Day, to: Day): Stay[] {
  const byDay = given.toSorted((a, b) => (a.day === b.day ? a.id - b.id : a.day < b.day ? -1 : 1));
  const held = byDay.filter((answer, at) => byDay[at + 1]?.day !== answer.day);
  return held
    .map((answer, at) => ({ answer, from: answer.day, until: held[at + 1]?.day ?? null }))
    .filter((stay) => stay.from <= to && (stay.until === null || stay.until > from))
    .map((stay) => ({ ...stay, from: stay.from < from ? from : stay.from }));
}
