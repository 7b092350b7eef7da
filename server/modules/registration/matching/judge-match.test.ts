import type { Agreement, MatchConfidence } from "./judge-match.ts";
import { judgeMatch } from "./judge-match.ts";

/** Identification, date of birth, sex, first name, last name: every combination. */
const cases: readonly (readonly [string, MatchConfidence | null])[] = [
  ["-----", null],
  ["----L", null],
  ["---F-", null],
  ["---FL", null],
  ["--S--", null],
  ["--S-L", null],
  ["--SF-", null],
  ["--SFL", "LOW"],
  ["-D---", null],
  ["-D--L", null],
  ["-D-F-", null],
  ["-D-FL", "LOW"],
  ["-DS--", null],
  ["-DS-L", "LOW"],
  ["-DSF-", "LOW"],
  ["-DSFL", "MEDIUM"],
  ["I----", "LOW"],
  ["I---L", "LOW"],
  ["I--F-", "LOW"],
  ["I--FL", "LOW"],
  ["I-S--", "LOW"],
  ["I-S-L", "LOW"],
  ["I-SF-", "LOW"],
  ["I-SFL", "LOW"],
  ["ID---", "LOW"],
  ["ID--L", "MEDIUM"],
  ["ID-F-", "MEDIUM"],
  ["ID-FL", "MEDIUM"],
  ["IDS--", "MEDIUM"],
  ["IDS-L", "MEDIUM"],
  ["IDSF-", "MEDIUM"],
  ["IDSFL", "HIGH"],
];

const agreementOf = (signs: string): Agreement => {
  const [identification, dateOfBirth, sex, first, last] = Array.from(signs, (sign) => sign !== "-");
  return { identification: identification!, dateOfBirth: dateOfBirth!, sex: sex!, first: first!, last: last! };
};

test("there is a case for every combination", () => {
  expect(new Set(cases.map(([signs]) => signs)).size).toBe(2 ** 5);
});

test.each(cases)("what agrees as %s is %s", (signs, confidence) => expect(judgeMatch(agreementOf(signs))).toBe(confidence));
