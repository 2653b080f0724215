/** Colours of the palette that a tag may have, from 1; the tokens are --tag-1 to --tag-8. */
export const COLOURS = 8;

const folded = (tag: string): string => tag.toLowerCase();

/** Which colour each tag has, for whoever shows one. */
class TagColours {
  #known = $state.raw<ReadonlyMap<string, number>>(new Map());

  know(tags: readonly { readonly name: string; readonly colour: number }[]): void {
    this.#known = new Map(tags.map(({ name, colour }) => [folded(name), colour]));
  }

  /** 0 for none. */
  of(tag: string): number {
    return this.#known.get(folded(tag)) ?? 0;
  }
}

export const tagColours = new TagColours();
