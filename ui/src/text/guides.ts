import { inNumbers } from './journal';
import { shortDate } from './when';

/** Words of the place where guided methods are found. */
export const guides = {
  title: 'Guided',
  intro: 'Ways to write when a blank page does not help. Leave out whatever does not fit.',

  now: 'For this moment',
  breathe: 'Breathe slowly',
  ground: 'Come back to the room',

  due: 'To come back to',
  comeBack: (title: string): string => `Come back to “${title}”`,
  notNow: 'Not now',
  notNowTo: (title: string): string => `Not now: “${title}”`,
  putAside: 'Put aside. The page stays among your entries.',

  unfinished: 'Begun',
  goOn: (name: string): string => `Go on with “${name}”`,

  prompt: 'A question for today',
  write: 'Write from it',
  another: 'Another one',
  notToday: 'Not today',
  favourite: 'Keep among favourites',
  allPrompts: 'All questions and conversation starters',

  also: 'Also there',
  alsoText: 'Not shown above unless you want them there.',
  offer: 'Offer it to me',
  offerIt: (name: string): string => `Offer it to me: ${name}`,
  own: 'Your own',
  making: 'Something of your own',
  /** The date goes to the next line whole: its year alone there says nothing. */
  writtenOn: (day: string): string => `Written on ${shortDate(day).replaceAll(' ', '\u00a0')}`,
  make: 'Make your own guide',
  words: 'Your own words and lists',

  about: (name: string): string => `About “${name}”, and all you wrote in it`,
  again: (day: string): string => `Offered again from ${shortDate(day)}`,
  last: (day: string): string => `Last on ${shortDate(day)}`,
  single: 'One page, kept and changed',
};

/** "About 3 minutes" */
export function sayMinutes(minutes: number): string {
  return minutes === 1 ? 'About a minute' : `About ${inNumbers(minutes)} minutes`;
}

/** Words of the list of questions to begin from. */
export const promptsText = {
  title: 'Questions to begin from',
  intro: 'Choose one, and it becomes the heading of a new page.',
  prompts: 'Questions',
  starters: 'Conversation starters',
  startersText: 'For talking, when both of you have the calm for it. They can be written from too.',
  favourites: 'Favourites',
  writeFrom: (text: string): string => `Write from: ${text}`,
  favourite: (text: string): string => `Favourite: ${text}`,
  own: 'Your own questions',
  ownText: 'They come up as the question of the day too.',
  ownManage: 'Add or change your own',
};
