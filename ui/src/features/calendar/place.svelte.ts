/** The day that the person looked at last, for when they come back; null for today. */
class Left {
  day = $state<string | null>(null);
}

export const left = new Left();
