const marked = /PRIVATE[\s_-]*KEY|PuTTY-User-Key|Private-Lines/i;

const privateMember = /"(?:d|p|q|dp|dq|qi|oth|k)"\s*:/;

/** Whether somebody pasted the wrong half of a pair: it is not sent then. The server looks again, and at more. */
export const looksPrivate = (text: string): boolean => marked.test(text) || privateMember.test(text);
