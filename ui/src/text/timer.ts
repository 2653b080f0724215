import { inNumbers } from './journal';

/** Words of the clock that runs while people talk. */
export const timerText = {
  /** What the button of a clock does, by how the clock stands. */
  main: { fresh: 'Start', running: 'Pause', standing: 'Go on', over: 'One more minute' },
  more: 'One more minute',
  startOver: 'Start over',
  of: (what: string, clock: string): string => `${what}: ${clock}`,
  stays:
    'While it runs, the journal stays open though nobody touches it. It still locks with the screen and when the computer sleeps.',
  runs: 'A clock is running:',
  stands: 'A clock is standing:',
  show: (label: string): string => `Show it: ${label}`,
  showIt: 'Show it',
};

const WORDS = [
  ...['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen'],
  ...['nineteen', 'twenty'],
];

/** "The ten minutes are over. Swap when you are ready." `two`: two people take turns by it. */
export function sayOver(minutes: number, two: boolean): string {
  const many = WORDS[minutes] ?? inNumbers(minutes);
  const over = minutes === 1 ? 'The minute is over.' : `The ${many} minutes are over.`;
  return `${over} ${two ? 'Swap when you are ready.' : 'Stop when you are ready.'}`;
}

/** "9:05" */
export function clockFace(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** "9 minutes 5 seconds left", for whoever hears it. */
export function sayLeft(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  const parts = [
    minutes > 0 && (minutes === 1 ? '1 minute' : `${inNumbers(minutes)} minutes`),
    (rest > 0 || minutes === 0) && (rest === 1 ? '1 second' : `${rest} seconds`),
  ];
  return `${parts.filter(Boolean).join(' ')} left`;
}
