/** Which of the two lists over the page is open. */
class Open {
  list = $state<'actions' | 'shortcuts' | null>(null);
}

export const open = new Open();
