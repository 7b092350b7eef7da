/**
 * The same script in ASCII alone, so that a byte is a character: half as much to read and to keep. esbuild escapes what stands in strings
 * and names; what it leaves stands in regular expressions, where it can be escaped alike, and in comments.
 * @param {string} code
 */
export const asAscii = (code) => code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
