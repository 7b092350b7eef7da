const unescaped = (text: string): string =>
  text.replace(/\\([\\;,nN])/g, (_, letter: string) => (letter.toLowerCase() === "n" ? "\n" : letter));

/**
 * Reads an iCalendar file by RFC 5545's own grammar, as strictly as a test should: CRLF everywhere, no line over 75 octets, one
 * VCALENDAR with one VEVENT, no property twice. Answers the properties of both, text unescaped, by `NAME` or `NAME;PARAMETERS`.
 */
export function readICalendar(file: string): {
  readonly calendar: ReadonlyMap<string, string>;
  readonly event: ReadonlyMap<string, string>;
} {
  if (!file.endsWith("\r\n") && !file.endsWith("END:VCALENDAR")) throw new Error("The file does not end with its last line.");
  const physical = file.split("\r\n");
  for (const line of physical) {
    if (/[\r\n]/.test(line)) throw new Error("A line ends without CRLF.");
    if (Buffer.byteLength(line) > 75) throw new Error(`A line has more than 75 octets: ${line}`);
  }
  const lines = file
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n")
    .filter(Boolean);
  const parts = { VCALENDAR: new Map<string, string>(), VEVENT: new Map<string, string>() };
  const open: (keyof typeof parts)[] = [];
  for (const line of lines) {
    const [, name, value] = /^([A-Z-]+(?:;[^:]*)?):(.*)$/su.exec(line) ?? [];
    if (!name || value === undefined) throw new Error(`This is no property: ${line}`);
    if (name === "BEGIN") open.push(value as keyof typeof parts);
    else if (name === "END") {
      if (open.pop() !== value) throw new Error(`Nothing to end: ${value}`);
    } else {
      const part = parts[open.at(-1)!];
      if (part.has(name)) throw new Error(`A property stands twice: ${name}`);
      part.set(name, unescaped(value));
    }
  }
  if (open.length > 0) throw new Error("Something was not ended.");
  return { calendar: parts.VCALENDAR, event: parts.VEVENT };
}
