import { countSeptets } from "../templates/gsm.ts";
import { digitsOfCode } from "../../../kernel/fold.ts";
import { appointmentNotice } from "./appointment-notice.ts";
import { invoiceNotice, paymentNotice, refundNotice } from "./invoice-notice.ts";
import type { NoticeFacts } from "./notice.ts";
import { portalInvitation } from "./portal-invitation.ts";

const token = "Zk3-_9".padEnd(43, "a");
const facts: NoticeFacts = {
  locale: "fr",
  clinic: { name: "Clinique de l'Érable", phone: "+15145550142" },
  url: `https://erable.portail.example/portal/notification#${token}`,
  host: "erable.portail.example:4000",
  code: { digits: "12345678", validUntil: "2026-03-14T18:05:00.000Z" },
  timeZone: "America/Toronto",
};
const kinds = [
  ["invitation", portalInvitation],
  ["appointment notice", appointmentNotice],
  ["invoice notice", invoiceNotice],
  ["payment notice", paymentNotice],
  ["refund notice", refundNotice],
] as const;

describe.each(kinds)("the %s", (_, kind) => {
  test.each(["fr", "en"] as const)(
    "as text message (%s) is one segment, names the clinic, leads there, and ends with the bound code",
    (locale) => {
      const body = kind.renderText({ ...facts, locale });
      expect(countSeptets(body)).toBeLessThanOrEqual(160);
      const [said, url, bound, ...rest] = body.split("\n");
      expect(said).toMatch(locale === "fr" ? /^Clinique .* : .*1234 5678\.$/ : /^Clinique .*: .*1234 5678\.$/);
      expect([url, bound, rest]).toEqual([facts.url, "@erable.portail.example #12345678", []]);
      expect(digitsOfCode(said!)).toBe("12345678");
    },
  );

  test("without a code is one segment and ends with the link", () => {
    const body = kind.renderText({ ...facts, code: null });
    expect(countSeptets(body)).toBeLessThanOrEqual(160);
    expect(body.split("\n").at(-1)).toBe(facts.url);
    expect(digitsOfCode(body.split("\n")[0]!)).toBeNull();
  });

  test("takes a second segment rather than losing the clinic's name", () => {
    const host = `${"h".repeat(40)}.portail.example`;
    const body = kind.renderText({ ...facts, host, url: `https://${host}/portal/notification#${token}` });
    expect(countSeptets(body)).toBeGreaterThan(160);
    expect(body).toMatch(/^Clinique de l'Érable : .*1234 5678\.\n/);
    expect(body.split("\n").at(-1)).toBe(`@${host} #12345678`);
  });

  test.each(["fr", "en"] as const)("as e-mail (%s) leads there, and has neither link nor code in its subject and preview", (locale) => {
    const { subject, text, html } = kind.renderEmail({ ...facts, locale });
    expect(text).toContain(`\n${facts.url}\n`);
    expect(html).toContain(`href="${facts.url}"`);
    expect(text).toContain("\n1234 5678\n");
    expect(text).toMatch(locale === "fr" ? /jusqu'au 14 mars à 14\sh\s05/ : /until March 14 at 2:05\sp\.m\./);
    const [, preview = ""] = /<div style="display:none[^>]*>(.*?)<\/div>/s.exec(html) ?? [];
    for (const shown of [subject, preview]) {
      expect(digitsOfCode(shown.replace(/&#847;&zwnj;&nbsp;/g, ""))).toBeNull();
      expect(shown).not.toContain(token);
    }
  });

  test("no longer says a code that has run out", () => {
    const before = kind.stillTrue!(facts, new Date("2026-03-14T18:04:59.999Z"));
    const after = kind.stillTrue!(facts, new Date("2026-03-14T18:05:00.000Z"));
    expect(before).toEqual(facts);
    const { text, html } = kind.renderEmail(after);
    for (const said of [text, html, kind.renderText(after)]) expect(said).not.toMatch(/1234\s?5678/);
    expect(text).toContain(facts.url);
  });
});
