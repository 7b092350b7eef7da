import type { SearchReading } from "./read-search.ts";
import { readSearch } from "./read-search.ts";

const readingsOf = (typed: string): readonly SearchReading[] => readSearch(typed, "2026-03-14")?.readings ?? [];

test.each(["", "   ", "\t\n"])("%j asks for nothing", (typed) => expect(readSearch(typed, "2026-03-14")).toBeNull());

test.each(["-", "—", "'", "🌻", "()"])("%j asks for something that no chart has", (typed) =>
  expect(readSearch(typed, "2026-03-14")).toEqual({ identification: null, readings: [] }),
);

test.each<[string, SearchReading[]]>([
  ["Tremblay", [[["tremblay"]], [["@tremblay"]]]],
  ["  ÈVE  ", [[["eve"]], [["@ève"]]]],
  ["Ève Tremblay", [[["eve"], ["tremblay"]], [["evetremblay"]]]],
  ["Tremblay, Ève", [[["tremblay"], ["eve"]], [["tremblayeve"]]]],
  // Hyphens and apostrophes may be there or not, on either side.
  ["Jean-François", [[["jeanfrancois"]], [["jean"], ["francois"]], [["@jean-françois"]]]],
  ["d'Amour Roy", [[["damour"], ["roy"]], [["d"], ["amour"], ["roy"]], [["damourroy"]]]],
  ["la france", [[["la"], ["france"]], [["lafrance"]]]],
  ["１９８４-02-29", [[["#1984-02-29", "+19840229", "+9840229", "-92204891"]]]],
  ["eve@courriel.exa", [[["@eve@courriel.exa"]]]],
  [
    "Ève Tremblay <Eve@Courriel.example>",
    [
      [["@eve@courriel.example"], ["eve"], ["tremblay"]],
      [["@eve@courriel.example"], ["evetremblay"]],
    ],
  ],
  ["mailto:eve@courriel.example", [[["@eve@courriel.example"]]]],
  ["josé@courriel.example", [[["@josé@courriel.example"]]]],
  // Digits of a phone: both ends, with what is dialled before them or without.
  ["0142", [[["+0142", "-2410"]]]],
  ["514", [[["514"]]]],
  ["(514) 555-0142", [[["+5145550142", "-2410555415"]]]],
  ["+1 514 555 0142", [[["+5145550142", "+15145550142", "-24105554151"]]]],
  ["1-514-555", [[["+1514555", "+514555", "-5554151"]]]],
  ["+33 6 12 34 56 78", [[["+612345678", "+33612345678", "-87654321633"]]]],
  ["06 12 34 56 78", [[["+0612345678", "+612345678", "-8765432160"]]]],
  ["555-01-42", [[["+5550142", "-2410555"]]]],
  // Dates, by themselves and beside other things.
  ["29/02/1984", [[["#1984-02-29", "+29021984", "-48912092"]]]],
  ["29 février 1984", [[["#1984-02-29"]]]],
  ["Tremblay Feb 29 1984", [[["#1984-02-29"], ["tremblay"]]]],
  ["tremblay 1984-02-29", [[["#1984-02-29", "+19840229", "+9840229", "-92204891"], ["tremblay"]]]],
  ["tremblay 555-0142", [[["+5550142", "-2410555"], ["tremblay"]]]],
  ["avril lavigne", [[["avril"], ["lavigne"]], [["avrillavigne"]]]],
  ["tremblay 12", [[["tremblay"], ["12"]], [["tremblay12"]]]],
])("%j reads %j", (typed, readings) => expect(readingsOf(typed)).toEqual(readings));

test.each<[string, string | null]>([
  ["TREE 8452 2900", "TREE84522900"],
  ["tree-8452-2900", "TREE84522900"],
  ["F-12", "F12"],
  ["5145550142", "5145550142"],
  ["Tremblay", null],
  ["1".repeat(65), null],
])("%j may be the identification %j", (typed, identification) =>
  expect(readSearch(typed, "2026-03-14")?.identification).toBe(identification),
);

test("what is far too long is read as far as it makes sense, with no more to look for than a few tokens", () => {
  const [reading] = readingsOf("a b c d e f g h i j k ".repeat(1_000));
  expect(reading).toEqual(["a", "b", "c", "d", "e", "f", "g", "h"].map((letter) => [letter]));
});

test("half a character and nonsense are read as well as can be", () => {
  for (const typed of ["\ud800", "%_\\", "'; DROP TABLE patients; --", "1 ".repeat(99), "@", "@@@@", "<@>", "\u0000"])
    expect(readingsOf(typed)).toBeDefined();
});
