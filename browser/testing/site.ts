import type { Browser } from "playwright-core";
import { TestClinic } from "../../server/testing/clinic.ts";
import type { Portail, PortailOptions } from "../../server/testing/portail.ts";
import { startPortail } from "../../server/testing/portail.ts";
import { launchChromium } from "./chromium.ts";
import type { Look } from "./looks.ts";
import type { ServedClient } from "./served-client.ts";
import { prepareDoor, serveClient } from "./served-client.ts";
import { Visit } from "./visit.ts";

/** The built product and one Chromium for a file of tests; each test opens clinics and browsers of its own. */
export class Site {
  readonly portail: Portail;
  readonly #client: ServedClient;
  readonly #browser: Browser;
  readonly #visits: Visit[] = [];
  readonly #startedAt: number;
  #clinics = 0;

  private constructor(portail: Portail, client: ServedClient, browser: Browser) {
    this.portail = portail;
    this.#startedAt = portail.clock.now().getTime();
    this.#client = client;
    this.#browser = browser;
  }

  static async start({ config, ...options }: PortailOptions = {}): Promise<Site> {
    const door = await prepareDoor();
    const publicUrl = new URL(`http://localhost:${door.port}`);
    const [portail, browser] = await Promise.all([startPortail({ ...options, config: { publicUrl, ...config } }), launchChromium()]);
    return new Site(portail, await serveClient(portail, door), browser);
  }

  openClinic(): Promise<TestClinic> {
    this.#clinics += 1;
    return TestClinic.open(this.portail, `clinic${this.#clinics}`);
  }

  async visit({ clinic }: Pick<TestClinic, "clinic">, look: Look): Promise<Visit> {
    const visit = await Visit.open(this.#browser, `http://${clinic.slug}.localhost:${this.#client.port}`, look);
    this.#visits.push(visit);
    return visit;
  }

  async tab(beside: Visit): Promise<Visit> {
    const visit = await beside.tab();
    this.#visits.push(visit);
    return visit;
  }

  /** Time goes by, for the server and in the browsers, whose clocks must have been installed. */
  async pass(milliseconds: number, ...visits: readonly Visit[]): Promise<void> {
    this.portail.clock.advance(milliseconds);
    for (const { page } of visits) await page.clock.fastForward(milliseconds);
  }

  /** Closes the test's browsers and turns the clock back; answers everything that went wrong in them and on the server. */
  async endVisits(): Promise<string[]> {
    const { clock } = this.portail;
    clock.advance(this.#startedAt - clock.now().getTime());
    const troubles = await Promise.all(this.#visits.splice(0).map((visit) => visit.end()));
    return [...troubles.flat(), ...this.#client.faults()];
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#client.stop();
    await this.portail.stop();
  }
}

/** A site for the file that calls this, with what the file prepares for it. */
export function useSite(prepare: () => Promise<PortailOptions> = async () => ({})): () => Site {
  let site: Site | undefined;
  const theSite = (): Site => {
    if (!site) throw new Error("The site has not started.");
    return site;
  };
  beforeAll(async () => {
    site = await Site.start(await prepare());
  });
  afterEach(async () => {
    expect(await theSite().endVisits()).toEqual([]);
  });
  afterAll(() => site?.stop());
  return theSite;
}
