import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { compileMessage } from "@lingui/message-utils/compileMessage";

const read = (folder: string, locale: string): Record<string, string> =>
  JSON.parse(readFileSync(resolve("client", folder, "texts", `${locale}.json`), "utf8")) as Record<string, string>;

type Compiled = ReturnType<typeof compileMessage>;

const placeholders = (message: Compiled): string[] =>
  typeof message === "string"
    ? []
    : message.flatMap((part) => {
        if (typeof part === "string") return [];
        const [name, , choices] = part as [string, string?, (Record<string, Compiled> | string)?];
        return [
          name,
          ...(typeof choices === "object"
            ? Object.values(choices)
                .filter(Array.isArray)
                .flatMap((choice: Compiled) => placeholders(choice))
            : []),
        ];
      });

const named = (text: string): string[] => [...new Set(placeholders(compileMessage(text)))].filter((name) => name !== "#").sort();

const folders = [
  "shared",
  "admin",
  "portal",
  "docs",
  "portal/own",
  "portal/registration",
  "portal/conversations",
  "portal/billing",
  "admin/billing",
  "admin/registrations",
  "admin/conversations",
  "admin/integrations",
  "admin/integrations/webhooks",
];

describe.each(folders)("the texts of %s", (folder) => {
  const fr = read(folder, "fr");
  const en = read(folder, "en");

  it("exist in both languages", () => {
    expect(Object.keys(fr).sort()).toEqual(Object.keys(en).sort());
  });

  it("are nowhere empty", () => {
    expect(Object.entries({ ...fr, ...en }).filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  it("never break a French line before a sign that a space parts from its word", () => {
    expect(Object.entries(fr).filter(([, text]) => / [:;?!»]|« /.test(text))).toEqual([]);
  });

  it.each(Object.keys(fr))("%s takes the same values in both languages", (id) => {
    expect(named(fr[id] ?? "")).toEqual(named(en[id] ?? ""));
  });
});

it.each(["admin", "portal"])("of the parts of %s no two have a text of the same name: once loaded, all are one", (app) => {
  const names = folders
    .filter((folder) => folder === app || folder.startsWith(`${app}/`))
    .flatMap((folder) => Object.keys(read(folder, "fr")));
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});
