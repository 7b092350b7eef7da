import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { minutes } from "../../kernel/clock.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Answer } from "../../testing/http-client.ts";
import { HttpClient } from "../../testing/http-client.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";

const documents = {
  portalStart: "query PortalStart { portal { clinic { name } } viewer { patient { firstName language } } }",
  portalHome:
    "query PortalHome($first: Int!) { viewer { patient { appointments(when: UPCOMING, first: $first) { edges { node { service } } } } } }",
  adminStart: "query AdminStart { viewer { staffMember { name } } }",
  settings: "query Settings { portalSettings { version } }",
};

const tags = (name: string) => ({ styles: `<!--${name}-->`, scripts: `<!--${name}.js-->` });

const same = (name: string) => ({ fr: tags(name), en: tags(name) });

const pages = {
  portal: {
    start: { hash: "portalStart", variables: {} },
    head: { fr: tags("fr"), en: tags("en") },
    pages: [
      { path: "", open: false, query: { hash: "portalHome", variables: { first: 5 } }, head: same("home") },
      { path: "register/:step", open: true, query: null, head: same("register") },
    ],
  },
  admin: {
    start: { hash: "adminStart", variables: {} },
    head: same("admin"),
    pages: [{ path: "settings", open: false, query: { hash: "settings", variables: {} }, head: same("settings") }],
  },
};

/** What the build makes of an app for the server: it renders what it was asked, and counts. */
const renderer = `
let times = 0;
exports.render = async ({ basename, path, locale, data }) => {
  if (path === "/broken") throw new Error("It can't be rendered.");
  if (path === "/register/unshown") return null;
  const name = data["portalStart{}"].viewer?.patient.firstName.replaceAll("<", "&lt;") ?? "nobody";
  return "<p>" + [basename, path, locale, name, (times += 1)].join(" ") + "</p>";
};`;

const script = "export const words = 'one two three one two three';";

async function writeClient(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "portail-pages-"));
  for (const app of ["admin", "portal", "docs", "assets"]) await mkdir(path.join(folder, "client", app), { recursive: true });
  const html = `<!doctype html><html lang="fr-CA"><head></head><body><div id="root"></div></body></html>`;
  for (const app of ["admin", "portal", "docs"]) await writeFile(path.join(folder, "client", app, "index.html"), html);
  await writeFile(path.join(folder, "persisted-documents.json"), JSON.stringify(documents));
  await writeFile(path.join(folder, "client/pages.json"), JSON.stringify(pages));
  await mkdir(path.join(folder, "render"));
  await writeFile(path.join(folder, "render/portal.cjs"), renderer);
  const asset = path.join(folder, "client/assets/app-1a2b3c.js");
  await writeFile(asset, script);
  await writeFile(`${asset}.br`, brotliCompressSync(script));
  await writeFile(`${asset}.gz`, gzipSync(script));
  return folder;
}

let folder: string;
let portail: Portail;
let clinic: TestClinic;
let other: TestClinic;

beforeAll(async () => {
  folder = await writeClient();
  portail = await startPortail({ config: { clientFolder: folder } });
  clinic = await TestClinic.open(portail, "demo");
  other = await TestClinic.open(portail, "other");
});

afterAll(async () => {
  await portail.stop();
  await rm(folder, { recursive: true, force: true });
});

const navigation = { "sec-fetch-site": "none", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };

const open = (client: HttpClient, at: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  client.send(at, { headers: { ...navigation, ...headers } });

// What a page says is read as it was written.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const answersIn = ({ text }: Answer): Record<string, any> | null => {
  const [, json] = /<script type="application\/json" id="page-answers">(.*?)<\/script>/s.exec(text) ?? [];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return json === undefined ? null : (JSON.parse(json) as { data: Record<string, any> }).data;
};

const home = 'portalHome{"first":5}';

async function patientWithAppointment(name: string): Promise<ApiClient> {
  const patient = await clinic.patient({ firstName: name, language: "en" });
  await clinic.appointment(patient, { service: "Physio" });
  return clinic.signInPatient(patient);
}

describe("a page that somebody opens", () => {
  test("brings what its app asks first, and is kept nowhere", async () => {
    const answer = await open(await patientWithAppointment("Ève"), "/portail/");
    expect(answer.headers).toMatchObject({ "cache-control": "private, no-store" });
    expect(answer.headers["content-encoding"]).toBeUndefined();
    const answers = answersIn(answer)!;
    expect(Object.keys(answers)).toEqual(["portalStart{}", home]);
    expect(answers["portalStart{}"]).toEqual({
      portal: { clinic: { name: "Clinique demo" } },
      viewer: { patient: { firstName: "Ève", language: "EN" } },
    });
    expect(answers[home].viewer.patient.appointments.edges).toHaveLength(1);
  });

  test("is in the patient's language, unless another one was chosen", async () => {
    const patient = await patientWithAppointment("Ève");
    expect((await open(patient, "/portal", { "accept-language": "fr-CA" })).text).toContain(
      '<html lang="en-CA"><head><!--en--><!--home--><link rel="expect" href="#page-answers" blocking="render"><template id="page-files"><!--en.js--><!--home.js--></template>',
    );
    patient.cookies.set("portail_locale", "fr");
    expect((await open(patient, "/portal")).text).toContain('<html lang="fr-CA"><head><!--fr--><!--home-->');
  });

  test("says only what is public to nobody in particular", async () => {
    const answer = await open(portail.browser(), "/portail/");
    expect(answersIn(answer)).toEqual({ "portalStart{}": { portal: { clinic: { name: "Clinique demo" } }, viewer: null } });
    expect(answer.text).not.toContain("<!--home-->");
    expect((await open(portail.browser(), "/portail/register/start")).text).toContain("<!--register-->");
  });

  test("knows nobody of another clinic", async () => {
    const patient = await patientWithAppointment("Ève");
    const elsewhere = new HttpClient(portail.port, `${other.clinic.slug}.localhost`);
    for (const [name, value] of patient.cookies) elsewhere.cookies.set(name, value);
    expect(answersIn(await open(elsewhere, "/portail/"))).toEqual({
      "portalStart{}": { portal: { clinic: { name: "Clinique other" } }, viewer: null },
    });
  });

  test("of one app knows nothing of the other one's session", async () => {
    const both = await patientWithAppointment("Ève");
    expect(answersIn(await open(both, "/admin/settings"))).toEqual({ "adminStart{}": { viewer: null } });
    const staff = await clinic.staff("SUPPORT");
    for (const [name, value] of staff.cookies) both.cookies.set(name, value);
    const admin = answersIn(await open(both, "/admin/settings"))!;
    expect(admin["adminStart{}"].viewer.staffMember).not.toBeNull();
    expect(admin["settings{}"].portalSettings).not.toBeNull();
    expect(answersIn(await open(both, "/portal"))!["portalStart{}"].viewer.patient.firstName).toBe("Ève");
  });

  test("goes without what its visitor may not see", async () => {
    expect(Object.keys(answersIn(await open(await clinic.staff("DESK"), "/admin/settings"))!)).toEqual(["adminStart{}"]);
  });

  test("can't be left by what somebody is called", async () => {
    const answer = await open(await patientWithAppointment("</script><script>alert(1)//\u2028"), "/portal");
    expect(answer.text).not.toMatch(/<script>|\u2028/);
    expect(answersIn(answer)!["portalStart{}"].viewer.patient.firstName).toMatch(/^<\/script><script>alert/);
  });

  test("counts as something that they do", async () => {
    const patient = await patientWithAppointment("Ève");
    for (let each = 0; each < 3; each += 1) {
      portail.clock.advance(minutes(10));
      expect(answersIn(await open(patient, "/portal"))!["portalStart{}"].viewer).not.toBeNull();
    }
    portail.clock.advance(minutes(16));
    expect(answersIn(await open(patient, "/portal"))!["portalStart{}"].viewer).toBeNull();
  });
});

describe("what a page shows first", () => {
  const shownIn = ({ text }: Answer): string | undefined => /<div id="root">(.*?)<\/div>/s.exec(text)?.[1];

  test("is in it, as its language, address and visitor have it", async () => {
    const patient = await patientWithAppointment("Ève");
    expect(shownIn(await open(patient, "/portail/"))).toMatch(/^<p>\/portail \/ en Ève \d+<\/p>$/);
    expect(shownIn(await open(patient, "/portal"))).toMatch(/^<p>\/portal \/ en Ève \d+<\/p>$/);
  });

  test("is rendered once for nobody in particular, and each time for somebody", async () => {
    const path = "/portail/register/once";
    const first = shownIn(await open(portail.browser(), path));
    expect(first).toMatch(/^<p>\/portail \/register\/once (?:fr|en) nobody \d+<\/p>$/);
    expect(shownIn(await open(portail.browser(), path))).toBe(first);
    expect(shownIn(await open(new HttpClient(portail.port, `${other.clinic.slug}.localhost`), path))).not.toBe(first);
    const patient = await patientWithAppointment("Ève");
    expect(shownIn(await open(patient, path))).not.toBe(shownIn(await open(patient, path)));
  });

  test("is left to the browser where it alone knows, where it can't be rendered, and where a code was asked for", async () => {
    expect(shownIn(await open(portail.browser(), "/portail/register/unshown"))).toBe("");
    expect(shownIn(await open(portail.browser(), "/portail/broken"))).toBe("");
    expect(portail.log()).toContain("page.fault");
    const browser = portail.browser();
    browser.cookies.set("portail-browser", "x".repeat(43));
    expect(shownIn(await open(browser, "/portail/register/start"))).toBe("");
    expect(shownIn(await open(await clinic.staff("SUPPORT"), "/admin/settings"))).toBe("");
  });

  test("is not there without data, and its scripts are then asked for at once", async () => {
    const { text } = await open(portail.browser(), "/portail/register/start", { "sec-fetch-site": "cross-site" });
    expect(text).toMatch(/<!--(fr|en)--><!--register--><!--(fr|en)\.js--><!--register\.js--><\/head><body><div id="root"><\/div>/);
  });
});

describe("without data, as today", () => {
  const others: [string, Readonly<Record<string, string>>][] = [
    ["a browser that does not say where it comes from", { "sec-fetch-site": "", "sec-fetch-mode": "", "sec-fetch-dest": "" }],
    ["a link from another site", { "sec-fetch-site": "cross-site" }],
    ["a link from another clinic's host", { "sec-fetch-site": "same-site" }],
    ["a script", { "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" }],
    ["a frame", { "sec-fetch-site": "same-origin", "sec-fetch-dest": "iframe" }],
    ["a prefetch", { "sec-purpose": "prefetch" }],
    ["a program", { authorization: "Bearer nothing" }],
  ];

  test.each(others)("%s gets the page", async (_name, headers) => {
    const patient = await patientWithAppointment("Ève");
    const answer = await open(patient, "/portail/", headers);
    expect([answer.status, answer.headers["cache-control"], answersIn(answer)]).toEqual([200, "no-cache", null]);
    expect(answer.text).not.toContain("Ève");
  });

  test("a page does not wait for data that are long in coming, nor fail with them", async () => {
    const hasty = await startPortail({ beside: portail, config: { clientFolder: folder, pageMs: 300 } });
    try {
      const there = await TestClinic.open(hasty, "hasty");
      const patient = await there.signInPatient(await there.patient({ language: "en" }));
      const authenticate = jest.spyOn(hasty.services.signIn, "authenticate");
      authenticate.mockImplementationOnce(() => new Promise(() => undefined));
      const began = performance.now();
      expect(answersIn(await open(patient, "/portal"))).toBeNull();
      expect(performance.now() - began).toBeLessThan(10_000);
      authenticate.mockRejectedValueOnce(new Error("The database is away."));
      const answer = await open(patient, "/portal");
      expect([answer.status, answersIn(answer)]).toEqual([200, null]);
      expect(hasty.log()).toContain("page.fault");
    } finally {
      await hasty.stop();
    }
  });
});

describe("assets", () => {
  const ask = (accepted: string): Promise<Answer> =>
    portail.browser().send("/assets/app-1a2b3c.js", { headers: { "accept-encoding": accepted } });

  test.each([
    ["gzip, deflate, br", "br", brotliDecompressSync],
    ["gzip", "gzip", gunzipSync],
    ["identity", undefined, (bytes: Buffer) => bytes],
    ["br;q=0", undefined, (bytes: Buffer) => bytes],
  ] as const)("for whoever reads %s are sent as %s", async (accepted, encoding, read) => {
    const { headers, bytes } = await ask(accepted);
    expect(headers).toMatchObject({
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=31536000, immutable",
      vary: "Accept-Encoding",
    });
    expect(headers["content-encoding"]).toBe(encoding);
    expect(read(bytes).toString("utf8")).toBe(script);
  });

  test("are the only answers that are compressed", async () => {
    const patient = await patientWithAppointment("Ève");
    const headers = { "accept-encoding": "gzip, br" };
    expect((await open(patient, "/portal", headers)).headers["content-encoding"]).toBeUndefined();
    expect((await patient.post({ query: "{ portal { open } }" }, headers)).headers["content-encoding"]).toBeUndefined();
  });
});
