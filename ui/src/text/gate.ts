/** Around the safety questions; the questions themselves are in content/en/gate.toml. */
export const gateText = {
  answers: 'Your answer',
  goOn: 'Continue',
  remember: 'Remember whether to show exercises for two',
  rememberPath: 'Remember for this path whether to show what is for two',
  rememberHint: 'Only that is kept, encrypted in your journal, and none of your ticks.',
  linesHeading: 'People who know about this',
  free: 'You decide. If any of it is so, or you are not sure, talk with one of these services first.',
  pathBack: 'For this path you find the way back on its own page.',
  proceed: { exercise: 'Go on to the exercise', step: 'Go on to the step' },
  end: {
    exercise: 'Back to my page',
    step: 'Done',
    begin: 'Begin the path',
    themselves: 'Done',
  },
  again: 'Answer the questions again',
  clear: 'Thank you. If that changes, these questions are in Help at any time.',
  unread: 'The questions could not be read just now. What is for two can wait until they can be.',

  heading: 'Exercises for two',
  isClear: 'You chose not to be asked the safety questions again before exercises for two.',
  isHidden:
    'Exercises for two are set aside, as you chose after the safety questions. Everything for yourself is there.',
  isOpen: 'The safety questions come before each exercise for two.',
  show: 'Show exercises for two again',
  askAgain: 'Ask me again each time',
  read: 'Safety questions…',
};
