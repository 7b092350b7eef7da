const mostKept = 500;
const longestKept = 300;

/** What a header's text comes to, worked out once for each text: browsers send the same few again and again. */
export function readOnce<T>(read: (header: string) => T): (header: string) => T {
  const known = new Map<string, T>();
  return (header) => {
    const found = known.get(header);
    if (found !== undefined) return found;
    const result = read(header);
    if (header.length > longestKept) return result;
    if (known.size >= mostKept) known.clear();
    known.set(header, result);
    return result;
  };
}
