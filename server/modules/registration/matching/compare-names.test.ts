import type { Names } from "./compare-names.ts";
import { compareNames } from "./compare-names.ts";

const named = (text: string): Names => {
  const [firstName = "", lastName = "", preferredName = null] = text.split("|");
  return { firstName, lastName, preferredName };
};

test.each([
  // Accents, hyphens, spaces, apostrophes, ligatures and case don't matter.
  ["Ève|Tremblay", "EVE|TREMBLAY", "first last"],
  ["Jean-François|d’Amour", "jean francois|D'AMOUR", "first last"],
  ["Jean-François|Roy", "Jeanfrançois|Roy", "first last"],
  ["Zoé|Lœuf", "Zoe|Loeuf", "first last"],
  ["Élodie|Saint-Pierre", "ELODIE|Saint Pierre", "first last"],
  ["  Ève |Tremblay ", "Ève|Tremblay", "first last"],
  // Other names are other names.
  ["Ève|Tremblay", "Ève|Tremblay-Roy", "first"],
  ["Ève|Tremblay-Roy", "Ève|Roy", "first"],
  ["Ève|Tremblay", "Eva|Tremblay", "last"],
  ["Marie|Roy", "Marie-Ève|Roy", "last"],
  ["Ève|Tremblay", "Luc|Gagné", ""],
  // Either way round.
  ["Ève|Tremblay", "Tremblay|Ève", "first last swapped"],
  ["Ève|Tremblay", "TREMBLAY|EVE", "first last swapped"],
  ["Guy|Laurent", "Laurent|Gagné", ""],
  ["Guy|Guy", "Guy|Guy", "first last"],
  ["Guy|Laurent", "Guy|Guy", "first"],
  // The name that somebody goes by is a first name, on either side.
  ["Ginette|Roy", "Marie|Roy|Ginette", "first last"],
  ["Marie|Roy|Ginette", "Ginette|Roy", "first last"],
  ["Marie|Roy|Gigi", "Louise|Roy|Gigi", "first last"],
  ["Marie|Roy|Gigi", "Roy|Gigi", "first last swapped"],
  ["Marie|Roy", "Louise|Roy|Gigi", "last"],
  // Signs alone are no name, and agree with nothing.
  ["-|Roy", "-|Roy", "last"],
  ["-|…", "-|…", ""],
  ["Ève|-", "Ève|", "first"],
])("%s and %s: %s", (one, other, said) => {
  const agreed = (first: Names, second: Names): string => {
    const agreement = compareNames(first, second);
    return (["first", "last", "swapped"] as const).filter((kind) => agreement[kind]).join(" ");
  };
  expect(agreed(named(one), named(other))).toBe(said);
  expect(agreed(named(other), named(one))).toBe(said);
});
