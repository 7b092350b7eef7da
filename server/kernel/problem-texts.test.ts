import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { errorCodes } from "./error-code.ts";
import { explain, problemReasons } from "./problem-texts.ts";

const files = readdirSync("server", { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !/\.test\.ts$|testing[/\\]|problem-texts/.test(file),
);

const read = (file: string): string => readFileSync(path.join("server", file), "utf8");

/** What gateways answer, and Stripe's stand-in, is read by programs: their reasons are no problems'. */
const sources = files.filter((file) => !/^(gateways|stripe-simulator)[/\\]/.test(file)).map(read);

/** The members of an enumeration are no reasons of problems, whatever they are called; nor is why a piece of work came to its state. */
const withoutOthers = (source: string): string =>
  source.replaceAll(/\[\s*(?:"\w+",?\s*)+\] as const/g, "").replaceAll(/state: "[A-Z]+", reason: "\w+"/g, "");

/** Reasons as services write them, and the messages of zod's schemas, which are reasons. */
const written = (pattern: RegExp): string[] =>
  sources.flatMap((source) => [...withoutOthers(source).matchAll(pattern)].map(([, reason]) => reason!));

const text = (reason: string, facts?: Record<string, unknown>) =>
  explain({ code: "VALIDATION_FAILED", path: [], reason, ...(facts && { facts }) });
const placeholders = (sentence: string): string[] => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).toSorted();

describe("every text", () => {
  test.each(problemReasons)("%s exists in both languages, differs, and ends as a sentence", (reason) => {
    const { fr, en } = text(reason);
    expect(fr).not.toBe(en);
    for (const sentence of [fr, en]) expect(sentence).toMatch(/^\S.*[.}]$/);
  });

  test.each(problemReasons)("%s needs the same facts in both languages", (reason) => {
    const { fr, en } = text(reason);
    expect(placeholders(fr)).toEqual(placeholders(en));
  });
});

test.each(errorCodes)("the code %s has a text", (code) => {
  expect(problemReasons).toContain(code);
});

/** What the code gives as a reason in so many words, and what stands where reasons do and begins like one. */
function namedReasons(): string[] {
  const given = written(/reason: "([A-Z_]+)"/g);
  const likely = written(/(?:error: |refuse\(\w+, |string\(|boolean\(|, )"([A-Z]+(?:_[A-Z]+)+|REQUIRED)"\s*[,)}]/g).filter((reason) =>
    /^(NOT_A|REQUIRED|TOO_LONG|UNKNOWN_|IDENTIFICATION_|DATE_I|ENDS_|EXACTLY_|BATCH_|REPEATED_|IMPOSSIBLE_|CURSOR_)/.test(reason),
  );
  return [...new Set([...given, ...likely])];
}

test("every reason that the code names has a text", () => {
  expect(namedReasons().length).toBeGreaterThan(60);
  expect(namedReasons()).toEqual(expect.arrayContaining(["BATCH_SIZE", "REQUIRED", "SOURCE_OR_TIME_NEEDED", "REGISTRATION_DECIDED"]));
  expect(namedReasons().filter((reason) => !problemReasons.includes(reason))).toEqual([]);
});

test("every text is used by a code or a reason somewhere", () => {
  const all = files.map(read).join("\n");
  expect(problemReasons.filter((reason) => !new RegExp(`\\b${reason}\\b`).test(all))).toEqual([]);
});

describe("facts", () => {
  test("stand in the sentence", () => {
    expect(explain({ code: "OTP_INVALID", path: [], facts: { triesLeft: 4 } })).toEqual({
      fr: "Ce code n'est pas le bon. Prenez celui du message le plus récent. Essais restants : 4.",
      en: "This code is not right. Take the one in the latest message. Tries left: 4.",
    });
    expect(text("TOO_LONG", { maximum: 80 }).en).toBe("This is too long: 80 characters at most.");
  });

  test("are put in once: what looks like a placeholder in one stays text", () => {
    expect(explain({ code: "SETTINGS_CONFLICT", path: [], facts: { savedBy: "{savedBy} $& {x}", x: "leak" } }).en).toMatch(
      /^\{savedBy\} \$& \{x\} saved/,
    );
  });

  test("of every object are none of the problem's", () => {
    expect(text("TOO_LONG", {}).en).toContain("{maximum}");
  });
});

test("a reason without a text says the general one", () => {
  expect(text("NEW_REASON")).toEqual({ fr: "Cette valeur n'est pas acceptée.", en: "This value is not accepted." });
});
