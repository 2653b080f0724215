/** Words of the calendar. */
export const calendar = {
  title: 'Calendar',
  month: 'Month',
  year: 'Year',
  before: 'Month before',
  after: 'Month after',
  today: 'Today',
  lookBack: 'Look back',
  grid: 'Days of the month',
  nothing: 'Nothing is written about this day.',
  write: 'Write for this day',
  writeToday: 'Write for today',
  more: 'Show more of this day',
  otherYears: 'This day in other years',
  noOtherYears: 'Entries of other years about this day will appear here.',
};
