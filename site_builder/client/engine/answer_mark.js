/** What the fragment of an address starts with when it carries answers: `#answers?staff=6&boxes=phased-return`. */
export const ANSWER_MARK = "#answers?";
