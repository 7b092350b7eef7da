import type { Browser, BrowserContext, Locator, Page, Response } from "playwright-core";
import type { ApiClient } from "../../server/testing/api-client.ts";
import type { Look } from "./looks.ts";
import { viewportOf } from "./looks.ts";
import { patienceMs } from "./patience.ts";
import type { Say } from "./words.ts";
import { speakers } from "./words.ts";

/** Leaving a page cuts off what it was still asking for. */
const isCutOff = (failure: string | undefined): boolean => failure === "net::ERR_ABORTED";

/** One person at one browser. Whatever the page does wrong is a trouble, and troubles that were not expected fail the test. */
export class Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly look: Look;
  readonly #base: string;
  #troubles: string[] = [];

  private constructor(context: BrowserContext, page: Page, look: Look, base: string) {
    this.context = context;
    this.page = page;
    this.look = look;
    this.#base = base;
    page.setDefaultTimeout(patienceMs);
    this.#waitForApp();
    page.on("pageerror", (error) => this.#troubles.push(`page error: ${error.message}`));
    // Violations of the Content-Security-Policy are told here too.
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.#troubles.push(`console: ${message.text()}`);
    });
    page.on("requestfailed", (request) => {
      const failure = request.failure()?.errorText;
      if (!isCutOff(failure)) this.#troubles.push(`request failed: ${request.method()} ${request.url()} ${failure}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) this.#troubles.push(`answer ${response.status()}: ${response.url()}`);
    });
  }

  /** A page that the server rendered can be read, and its links followed, before its app answers: what comes next is done with the app. */
  #waitForApp(): void {
    const { page } = this;
    const untilLive = async (): Promise<void> => {
      const isLive = () => {
        const root = document.querySelector<HTMLElement>("#root");
        return !root || root.dataset["live"] !== undefined || !/^\/(?:portal|portail|admin)(?:\/|$)/.test(location.pathname);
      };
      // Where no app comes there is nothing to wait for: the test says what there is to see.
      await page.waitForFunction(isLive, undefined, { timeout: 10_000 }).catch(() => undefined);
    };
    const goto = page.goto.bind(page);
    const reload = page.reload.bind(page);
    page.goto = async (url, options) => {
      const response = await goto(url, options);
      if (options?.waitUntil !== "commit") await untilLive();
      return response;
    };
    page.reload = async (options) => {
      const response = await reload(options);
      await untilLive();
      return response;
    };
  }

  static async open(browser: Browser, base: string, look: Look): Promise<Visit> {
    const context = await browser.newContext({
      viewport: viewportOf(look),
      locale: `${look.locale}-CA`,
      timezoneId: "America/Toronto",
      reducedMotion: "reduce",
    });
    return new Visit(context, await context.newPage(), look, base);
  }

  /** Another tab of the same browser. The clock is the browser's own, for all tabs. */
  async tab(): Promise<Visit> {
    return new Visit(this.context, await this.context.newPage(), this.look, this.#base);
  }

  get portal(): Say {
    return speakers.portal[this.look.locale];
  }

  get admin(): Say {
    return speakers.admin[this.look.locale];
  }

  get docs(): Say {
    return speakers.docs[this.look.locale];
  }

  /** Gives the browser the session that was opened over the API. */
  async become(somebody: ApiClient): Promise<void> {
    await this.context.addCookies([...somebody.cookies].map(([name, value]) => ({ name, value, url: this.#base })));
  }

  address(path: string): string {
    return `${this.#base}${path}`;
  }

  go(path: string): Promise<Response | null> {
    return this.page.goto(this.address(path));
  }

  path(): string {
    return new URL(this.page.url()).pathname;
  }

  heading(name: string): Locator {
    return this.page.getByRole("heading", { level: 1, name, exact: true });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  text(words: string | RegExp): Locator {
    return this.page.getByText(words);
  }

  /** Whether the focus is on it, now or soon. */
  async focusOn(locator: Locator): Promise<void> {
    const element = await locator.elementHandle();
    await this.page.waitForFunction((wanted) => document.activeElement === wanted, element);
  }

  /** Allows what matches among the troubles so far, and demands that there was some. */
  expectTrouble(pattern: RegExp): void {
    const others = this.#troubles.filter((trouble) => !pattern.test(trouble));
    if (others.length === this.#troubles.length) throw new Error(`No trouble matched ${pattern}.`);
    this.#troubles = others;
  }

  async end(): Promise<string[]> {
    await this.context.close();
    return this.#troubles;
  }
}
