const kinds = new Uint8Array(256).fill(1);
for (const character of "\0\t\n\f\r ()<>[]{}/%") kinds[character.charCodeAt(0)] = 0;

/** Whether a character of a PDF is part of a name or word: neither space nor delimiter. */
export const isRegular = (code: number): boolean => kinds[code] === 1;

export const codeOf = (character: string): number => character.charCodeAt(0);
