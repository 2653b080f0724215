import type { FigureMethod, Finding, PatternPage, TagResult } from '../../ipc';
import {
  figureNames,
  patternsText as text,
  sayCompared,
  sayDayToDay,
  sayDrops,
  sayInstability,
  sayLacks,
  sayLandmark,
  sayNumberLink,
  sayPeriodFigure,
  saySpread,
  sayTag,
  sayTrend,
} from '../../text/patterns';

/** Sentences of one kind. */
export interface Group {
  id: 'period' | 'swings' | 'tags' | 'numbers' | 'landmarks';
  title: string;
  says: string[];
  /** What was looked at without anything to tell. */
  unclear: string[];
}

/** What a figure lacks, by its name. */
export interface Lacking {
  name: string;
  says: string;
}

export interface Told {
  groups: Group[];
  lacks: Lacking[];
  /** Of numbers and of tags there may be many. */
  numberLacks: Lacking[];
  tagLacks: Lacking[];
  /** How all of it is made, each way once. */
  methods: FigureMethod[];
}

/** Everything that can be said of a period, and everything that cannot be said yet. */
export function tell({ patterns, tags, numbers, landmarks }: PatternPage, nextDay: boolean): Told {
  const lacks: Lacking[] = [];
  const methods = new Set<FigureMethod>(['dayMedian', 'rollingMean']);

  /** The sentence of a figure; what it lacks is noted, and nothing is said. */
  function say<T>(finding: Finding<T>, name: string, sentence: (figure: T) => string): string[] {
    methods.add(finding.method);
    if (finding.state === 'found') return [sentence(finding.figure)];
    lacks.push({ name, says: sayLacks(finding.lacks) });
    return [];
  }

  const { period, trend, spread, instability, dayToDay, sharpDrops } = patterns;
  const ofPeriod = [
    ...say(period, figureNames.period, sayPeriodFigure),
    ...say(trend, figureNames.trend, sayTrend),
  ];
  const swings = [
    ...say(spread, figureNames.spread, saySpread),
    ...say(instability, figureNames.instability, sayInstability),
    ...(dayToDay ? say(dayToDay, figureNames.dayToDay, sayDayToDay) : []),
    ...say(sharpDrops, figureNames.sharpDrops, sayDrops),
  ];

  const tagNames = new Map(tags);
  const called = ({ tag }: TagResult) => tagNames.get(tag) ?? '';
  const ofTags = [sayCompared(patterns.tags, nextDay)];
  const tagLacks: Lacking[] = [];
  for (const [at, result] of patterns.tags.results.entries()) {
    const { link, lag } = result;
    methods.add(link.method);
    if (link.state === 'lacking') {
      tagLacks.push({ name: figureNames.tag(called(result), lag), says: sayLacks(link.lacks) });
    } else if (at < patterns.tags.nShown) {
      ofTags.push(sayTag(called(result), lag, link.figure));
    }
  }

  const numberNames = new Map(numbers.map(({ id, name }) => [id, name]));
  const ofNumbers: string[] = [];
  const unclear: string[] = [];
  const numberLacks: Lacking[] = [];
  for (const { number, link } of patterns.numbers) {
    const name = numberNames.get(number) ?? '';
    methods.add(link.method);
    if (link.state === 'lacking') {
      numberLacks.push({ name: figureNames.number(name), says: sayLacks(link.lacks) });
    } else {
      (link.figure.clear ? ofNumbers : unclear).push(sayNumberLink(name, link.figure));
    }
  }
  const ofLandmarks = landmarks.flatMap(({ landmark: { name }, finding }) =>
    say(finding, figureNames.landmark(name), (figure) => sayLandmark(name, figure)),
  );

  const groups: Group[] = [
    { id: 'period', title: text.period, says: ofPeriod, unclear: [] },
    { id: 'swings', title: text.swings, says: swings, unclear: [] },
    { id: 'tags', title: text.tags, says: tags.length === 0 ? [] : ofTags, unclear: [] },
    { id: 'numbers', title: text.numbers, says: ofNumbers, unclear },
    { id: 'landmarks', title: text.landmarks, says: ofLandmarks, unclear: [] },
  ];
  return {
    groups: groups.filter(({ says, unclear }) => says.length + unclear.length > 0),
    lacks,
    numberLacks,
    tagLacks,
    methods: [...methods],
  };
}
