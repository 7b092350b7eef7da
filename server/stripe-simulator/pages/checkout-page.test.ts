import { minutes } from "../../kernel/clock.ts";
import { HttpClient } from "../../testing/http-client.ts";
import { MovableClock } from "../../testing/movable-clock.ts";
import { StripeSimulator } from "../stripe-simulator.ts";
import type { PageLocale } from "./texts.ts";
import { money, texts } from "./texts.ts";

const clock = new MovableClock();
let stripe: StripeSimulator;
let browser: HttpClient;
let key: string;

beforeAll(async () => {
  stripe = await StripeSimulator.start({ clock, debitArrivesAfterMs: minutes(1) });
  browser = new HttpClient(Number(stripe.url.port), "localhost");
  key = stripe.makeKey(stripe.openAccount());
});
afterAll(() => stripe.stop());

const back = "http://demo.localhost:4000/portail/invoices/payments/1";

/** A page, made as over the API. */
async function open(locale: "fr-CA" | "en", name = "Facture 000123", leave = back): Promise<URL> {
  const price = "line_items[0][price_data]";
  const form = new URLSearchParams({
    ...{ mode: "payment", locale, success_url: `${back}?of={CHECKOUT_SESSION_ID}`, cancel_url: leave },
    ...{ [`${price}[currency]`]: "cad", [`${price}[unit_amount]`]: "123456", [`${price}[product_data][name]`]: name },
    "line_items[0][quantity]": "1",
    expires_at: String(Math.floor((clock.now().getTime() + minutes(31)) / 1_000)),
  });
  const { body } = await stripe.receive({ method: "POST", path: "/v1/checkout/sessions", key, headers: {}, form });
  return new URL((body as { url: string }).url);
}

const see = (url: URL) => browser.send(url.pathname);
const press = (url: URL, act: string, headers: Readonly<Record<string, string>> = {}) =>
  browser.send(url.pathname, {
    ...{ method: "POST", body: `act=${act}` },
    headers: { "content-type": "application/x-www-form-urlencoded", "content-length": String(`act=${act}`.length), ...headers },
  });

describe.each<[PageLocale, "fr-CA" | "en"]>([
  ["fr", "fr-CA"],
  ["en", "en"],
])("in %s", (locale, asked) => {
  const words = texts[locale];
  const amount = money(123_456, locale);

  test("the page says what is paid, that it is a stand-in, how to pay and how to leave", async () => {
    const url = await open(asked);
    const { status, text, headers } = await see(url);
    expect(status).toBe(200);
    expect(text).toContain(`<html lang="${locale}-CA">`);
    for (const shown of [words.standIn, "Facture 000123", amount, words.card(amount), words.declined, words.debit, words.leave])
      expect(text).toContain(shown);
    expect(text).toContain(`href="${back}"`);
    expect(text).not.toContain("<script");
    expect(headers["content-security-policy"]).toBe(
      "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self' http://demo.localhost:4000; frame-ancestors 'none'",
    );
    expect(headers["cache-control"]).toBe("no-store");
  });

  test("who pays by card comes back to where Stripe was told; the page then says that it is paid, and takes nothing more", async () => {
    const url = await open(asked);
    const { status, headers } = await press(url, "card");
    expect([status, headers.location]).toEqual([303, `${back}?of=${stripe.session(url.href).id}`]);
    expect((await see(url)).text).toContain(words.paid);
    for (const act of ["card", "debit", "declined", "arrives", "fails"]) expect((await press(url, act)).text).toContain(words.paid);
    expect(stripe.charges(url.href)).toHaveLength(1);
  });

  test("a declined card is said to be, and another one may be tried", async () => {
    const url = await open(asked);
    const { status, text } = await press(url, "declined");
    expect(status).toBe(200);
    expect(text).toContain(`role="alert">${words.refused}`);
    expect(text).toContain(`<title>${words.refused}`);
    expect((await press(url, "card")).status).toBe(303);
  });

  test.each([
    ["arrives", words.paid],
    ["fails", words.failed],
  ] as const)("a debit is on its way until the bank says: it %s", async (act, said) => {
    const url = await open(asked);
    expect((await press(url, "debit")).status).toBe(303);
    const { text } = await see(url);
    for (const shown of [words.processing, words.arrives, words.fails]) expect(text).toContain(shown);
    expect((await press(url, act)).text).toContain(said);
  });

  test("a page whose time is over says so", async () => {
    const url = await open(asked);
    clock.advance(minutes(32));
    expect((await see(url)).text).toContain(words.expired);
    expect((await press(url, "card")).text).toContain(words.expired);
    expect(stripe.session(url.href).intentId).toBeNull();
  });
});

test("a debit arrives by itself after its time", async () => {
  const url = await open("en");
  await press(url, "debit");
  clock.advance(minutes(1) - 1_000);
  expect(stripe.session(url.href).paid).toBe(false);
  clock.advance(1_000);
  expect(stripe.session(url.href).paid).toBe(true);
});

test("what stands on an invoice stays text", async () => {
  const url = await open("en", `<b>"Facture" & 'fils'</b>`);
  expect((await see(url)).text).toContain("&lt;b&gt;&quot;Facture&quot; &amp; &#39;fils&#39;&lt;/b&gt;");
});

test("only the page's own forms are heard", async () => {
  const url = await open("en");
  await press(url, "card", { "sec-fetch-site": "cross-site" });
  await browser.send(url.pathname, { method: "POST", body: `act=card&more=${"m".repeat(2_000)}` });
  expect(stripe.session(url.href).status).toBe("open");
  expect((await press(url, "card", { "sec-fetch-site": "same-origin" })).status).toBe(303);
});

test.each(["/c/pay/cs_test_nowhere", "/c/pay/", "/", "/c/pay/%2e%2e"])("there is nothing at %s", async (path) => {
  const { status, text } = await browser.send(path, { headers: { "accept-language": "fr-CA" } });
  expect([status, text.includes(texts.fr.unknown)]).toEqual([404, true]);
});

test("the style sheet is there", async () => {
  const { headers, text } = await browser.send("/page.css");
  expect(headers["content-type"]).toMatch(/^text\/css/);
  expect(text).toContain("prefers-color-scheme: dark");
});
