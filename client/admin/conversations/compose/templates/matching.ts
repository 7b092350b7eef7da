interface Named {
  readonly name: string;
  readonly subject: { readonly fr: string; readonly en: string };
}

const folded = (words: string): string => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Those that have all the words somewhere in their name or subjects, whatever their accents. */
export function matching<T extends Named>(templates: readonly T[], wanted: string): T[] {
  const words = folded(wanted).split(/\s+/);
  return templates.filter(({ name, subject }) => {
    const all = folded(`${name} ${subject.fr} ${subject.en}`);
    return words.every((word) => all.includes(word));
  });
}
