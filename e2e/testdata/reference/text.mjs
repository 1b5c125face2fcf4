// Texts as the server has them: UTF-8, compared by code point.

/** compare compares two texts by code point; JavaScript alone compares by UTF-16. */
export const compare = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** fold is a text in the simple lower case of each of its code points, whatever stands around it. */
export const fold = (text) => Array.from(text, (character) => character.toLowerCase()).join('');

/** comparable reports whether a text may be what stored ones are compared with. */
export const comparable = (text) => !text.includes('\0');

/** storable reports whether a text may be stored that holds `most` characters at most. */
export function storable(text, most) {
  return comparable(text) && !/^\p{White_Space}*$/u.test(text) && Array.from(text).length <= most;
}
