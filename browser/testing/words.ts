import { readFileSync } from "node:fs";
import { setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";

export type Locale = "fr" | "en";

/** Says a text of the apps as they do, by its id. */
export type Say = (id: string, values?: Readonly<Record<string, string | number>>) => string;

/** Each with the parts that bring texts of their own. */
const catalogs = {
  portal: ["shared", "portal", "portal/own", "portal/registration", "portal/conversations", "portal/billing"],
  admin: [
    "shared",
    "admin",
    "admin/registrations",
    "admin/conversations",
    "admin/billing",
    "admin/integrations",
    "admin/integrations/webhooks",
    "admin/audit",
  ],
  docs: ["shared", "docs"],
} as const;

type App = keyof typeof catalogs;

function readCatalog(folder: string, locale: Locale): Record<string, string> {
  return JSON.parse(readFileSync(`client/${folder}/texts/${locale}.json`, "utf8")) as Record<string, string>;
}

function speaker(app: App, locale: Locale): Say {
  const texts: Record<string, string> = Object.assign({}, ...catalogs[app].map((folder) => readCatalog(folder, locale)));
  const compiled = Object.entries(texts).map(([id, text]) => [id, compileMessage(text)] as const);
  const i18n = setupI18n({ locale, locales: `${locale}-CA`, messages: { [locale]: Object.fromEntries(compiled) } });
  return (id, values) => {
    if (!(id in texts)) throw new Error(`The ${app} app has no text ${id}.`);
    return i18n._(id, values);
  };
}

const speakersOf = (app: App): Readonly<Record<Locale, Say>> => ({ fr: speaker(app, "fr"), en: speaker(app, "en") });

export const speakers = { portal: speakersOf("portal"), admin: speakersOf("admin"), docs: speakersOf("docs") } as const;
