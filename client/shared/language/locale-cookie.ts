const name = "portail_locale";
const oneYearSeconds = 365 * 24 * 60 * 60;

/** On the server there is no document: what was chosen, it reads by itself. */
export const readLocaleCookie = (): string | null =>
  (globalThis.document?.cookie ?? "")
    .split("; ")
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? null;

/** Readable by the server too, which words its errors and pages by it. */
export function writeLocaleCookie(locale: string): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${locale}; Path=/; Max-Age=${oneYearSeconds}; SameSite=Lax${secure}`;
}
