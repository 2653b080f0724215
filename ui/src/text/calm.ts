/** Breathing slowly, and coming back to the room. */
export const calmText = {
  breathe: 'Breathe slowly',
  breatheIntro:
    'Sit or stand as you like. Let each breath out take longer than the breath in. If it makes you uneasy, stop; there is nothing to get right here.',
  paces: {
    easy: 'Easy: 3 in, 5 out',
    even: 'Even: 4 in, 1 hold, 6 out',
    slow: 'Slow: 4 in, 3 hold, 8 out',
  },
  pace: 'Pace',
  minutes: 'For how long',
  minute: (n: number): string => (n === 1 ? '1 minute' : `${n} minutes`),
  open: 'Until I stop',
  phases: { in: 'In', hold: 'Hold', out: 'Out' },
  ready: 'When you are ready',
  start: 'Start',
  stop: 'Stop',
  spaceStarts: 'The space bar starts and stops, too.',
  through: 'That is enough for now. Stay a moment, or breathe on.',

  ground: 'Come back to the room',
  groundIntro:
    'For when thoughts or pictures carry you off. Look for things around you, one sense after the other, and take your time.',
  senses: [
    {
      heading: 'Five things I see',
      ask: 'Find five things that you can see.',
      how: 'Let your eyes rest on each: its colour, its edges, how the light falls on it.',
    },
    {
      heading: 'Four things I feel',
      ask: 'Find four things that you can feel on your skin.',
      how: 'The floor under your feet, the cloth on your arm, the air, the chair.',
    },
    {
      heading: 'Three things I hear',
      ask: 'Find three sounds.',
      how: 'One far away, one near, and one that you had not noticed before.',
    },
    {
      heading: 'Two things I smell',
      ask: 'Find two things that you can smell.',
      how: 'If there is nothing, go closer to something: a sleeve, a cup, the window.',
    },
    {
      heading: 'One thing I taste',
      ask: 'Find one thing that you can taste.',
      how: 'A sip of water will do, or the taste that is there already.',
    },
  ],
  step: (n: number, of: number): string => `${n} of ${of}`,
  write: 'Write them down, if that helps',
  notKept: 'What you type is not kept unless you ask for it at the end.',
  end: 'Last',
  hereHeading: 'You are here',
  here: 'Feel both feet on the floor once more. Whatever carried you off can wait until you choose to look at it.',
  keep: 'Keep as an entry',
  kept: 'Kept as an entry.',
  again: 'Once more',
  entryTitle: 'Back in the room',
};
