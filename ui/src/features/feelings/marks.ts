/** The stop for Tab of a picture, as a selector. */
export const markOf = (picture: string): string => `[data-plot="${CSS.escape(picture)}"] .mark`;
