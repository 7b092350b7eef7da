import type { TestClinic } from "../server/testing/clinic.ts";
import type { Patient } from "../server/modules/patients/patient.entity.ts";
import { wrongCode as anotherCode, requestOtp, tryCode } from "../server/modules/sign-in/testing/steps.ts";
import { languages } from "./testing/looks.ts";
import { inspect } from "./testing/inspect.ts";
import { askForCode, healthNumberOf, patientFor, typeCode, wrongCode } from "./testing/people.ts";
import { useSite } from "./testing/site.ts";
import { soon } from "./testing/soon.ts";

const site = useSite();
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

describe.each(languages)("signing in goes wrong in $locale on a $size", (look) => {
  test("wrong codes say how many tries are left; after five only a new code helps, once its time has come", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    await page.clock.install();
    await visit.go("/portail");
    await askForCode(visit, healthNumberOf(patient), patient.email!);
    const sent = await site().portail.codeSentTo(patient.email!);

    const summary = page.getByRole("group", { name: portal("form.problems", { count: 1 }) });
    const triesLeft = page.getByRole("definition").last();
    for (const left of [4, 3, 2, 1, 0]) {
      await typeCode(visit, wrongCode(sent));
      await triesLeft.filter({ hasText: new RegExp(`^${left}$`) }).waitFor();
      await visit.focusOn(summary);
      await page.getByLabel(portal("code.label")).and(page.locator('[aria-invalid="true"]')).waitFor();
    }
    await visit.text(portal("code.over")).waitFor();
    await soon(() => visit.button(portal("code.submit")).count()).toBe(0);

    const cooling = page.getByRole("button", { name: portal("code.resendIn", { time: "" }).trim() });
    await soon(() => cooling.getAttribute("aria-disabled")).toBe("true");
    await site().pass(61 * second, visit);
    await visit.button(portal("code.resend")).click();
    await triesLeft.filter({ hasText: /^5$/ }).waitFor();
    await visit.text(portal("code.resent")).waitFor({ state: "attached" });
    await soon(() => page.getByLabel(portal("code.label")).inputValue()).toBe("");

    await typeCode(visit, await site().portail.codeSentTo(patient.email!));
    await visit.heading(portal("home.greeting", { name: "Marie-Ève" })).waitFor();
  });

  test("a late code is told to be late, and a code that is too short never leaves the page", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    await page.clock.install();
    await visit.go("/portal");
    await askForCode(visit, healthNumberOf(patient), patient.email!);
    const sent = await site().portail.codeSentTo(patient.email!);
    await typeCode(visit, "1234");
    await visit.text(portal("form.codeIncomplete")).first().waitFor();

    await site().pass(61 * second, visit);
    await visit.text(portal("code.resendReady")).waitFor({ state: "attached" });
    await site().pass(14 * minute, visit);
    await visit.text(portal("code.over")).waitFor();
    await visit.text(portal("code.expired")).waitFor({ state: "attached" });
    await typeCode(visit, sent);
    await visit.button(portal("code.submit")).waitFor({ state: "detached" });
    await page.getByLabel(portal("code.label")).and(page.locator('[aria-invalid="true"]')).waitFor();
    await visit.button(portal("code.resend")).click();
    await visit.button(portal("code.submit")).waitFor();
  });

  test("somebody unknown is shown the same as a patient, and what was typed survives a change of mind", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    await visit.go("/portail");
    await visit.button(portal("who.send")).click();
    await visit.focusOn(page.getByRole("group", { name: portal("form.problems", { count: 2 }) }));
    await page.getByRole("link", { name: portal("required.destination") }).click();
    await visit.focusOn(page.getByRole("textbox", { name: portal("destination.EMAIL") }));

    const seen: string[] = [];
    for (const destination of [patient.email!, `nobody-here@${patient.email!.split("@")[1]}`]) {
      await askForCode(visit, healthNumberOf(patient), destination);
      const main = await page.getByRole("main").innerText();
      seen.push(main.replace(/\d+:\d\d/g, "m:ss").replace(/\S+•\S+/, "m•"));
      await visit.button(portal("code.back")).click();
      await soon(() => page.locator("#identificationValue").inputValue()).toBe(healthNumberOf(patient));
      await soon(() => page.locator("#destination").inputValue()).toBe(destination);
    }
    expect(seen[1]).toBe(seen[0]);
  });
});

/** Guesses until nobody can sign in with what was typed any more: thirty wrong codes, with all the waiting in between. */
async function guessUntilStopped(clinic: TestClinic, patient: Patient): Promise<void> {
  const { portail } = site();
  for (let round = 0; round < 6; round += 1) {
    const browser = portail.browser(clinic.clinic.slug);
    const who = { identificationTypeId: clinic.typeId("ramq"), identificationValue: healthNumberOf(patient) };
    const { challenge } = await requestOtp(browser, { ...who, channel: "EMAIL", destination: patient.email! });
    const sent = await portail.codeSentTo(patient.email!);
    for (let step = 1; step <= 5; step += 1) {
      expect(await tryCode(browser, challenge.id, anotherCode(sent, step))).toBe("OTP_INVALID");
      portail.clock.advance(second);
    }
    portail.clock.advance(5 * hour);
  }
}

describe.each(languages)("patience is asked for in $locale", (look) => {
  test("with a countdown that ends by itself, and not of somebody else", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    await page.clock.install();
    await visit.go("/portail");
    await askForCode(visit, healthNumberOf(patient), patient.email!);
    await visit.button(portal("code.back")).click();
    const send = visit.button(portal("who.send"));
    await send.click();
    const notice = page.getByRole("group", { name: portal("wait.title") });
    await visit.focusOn(notice);
    await soon(() => notice.getByRole("timer").innerText()).toMatch(/^0:5\d$/);
    await soon(() => send.getAttribute("aria-disabled")).toBe("true");
    const destination = page.getByRole("textbox", { name: portal("destination.EMAIL") });
    await destination.fill("somebody@courriel.example");
    await notice.waitFor({ state: "detached" });
    await soon(() => send.getAttribute("aria-disabled")).toBeNull();

    await destination.fill(patient.email!);
    await send.click();
    await notice.waitFor();
    await site().pass(61 * second, visit);
    await page
      .getByRole("status")
      .filter({ hasText: portal("wait.over") })
      .first()
      .waitFor({ state: "attached" });
    await send.click();
    await visit.heading(portal("code.title")).waitFor();
  });

  test("but after thirty wrong codes only the clinic helps, whose phone is there", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    await guessUntilStopped(clinic, patient);
    await visit.go("/portail");
    await page.locator("#identificationValue").fill(healthNumberOf(patient));
    await page.getByRole("textbox", { name: portal("destination.EMAIL") }).fill(patient.email!);
    await visit.button(portal("who.send")).click();
    const notice = page.getByRole("group", { name: portal("wait.stopped") });
    await visit.focusOn(notice);
    await soon(() => notice.getByRole("link").getAttribute("href")).toBe("tel:+15145550100");
    await soon(() => notice.getByRole("timer").count()).toBe(0);
    expect(await inspect(visit)).toEqual([]);
  });

  test("and what counts down is read out only near its end", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    await page.clock.install();
    await visit.go("/portail");
    await askForCode(visit, healthNumberOf(patient), patient.email!);
    await page.evaluate(() => {
      const said: string[] = [];
      const region = document.querySelector('[role="status"]')!;
      new MutationObserver(() => said.push(region.textContent)).observe(region, { childList: true, subtree: true, characterData: true });
      Object.assign(window, { said });
    });
    for (let minutes = 0; minutes < 15; minutes += 1) {
      site().portail.clock.advance(minute);
      await page.clock.runFor(minute);
    }
    await visit.text(portal("code.expired")).waitFor({ state: "attached" });
    const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
    expect(said.filter((message, place) => message !== "" && message !== said[place - 1])).toEqual([
      portal("code.resendReady"),
      portal("code.minutesLeft", { minutes: 5 }),
      portal("code.minutesLeft", { minutes: 1 }),
      portal("code.expired"),
    ]);
  });
});

describe.each(languages)("the code comes in $locale on a $size", (look) => {
  test("from the text message by itself, where the phone can; and what is asked of the phone ends with the page", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    await page.addInitScript(() => {
      const phone = { asked: 0, left: 0, deliver: (_code: string): void => undefined };
      Object.assign(window, { phone, OTPCredential: class {} });
      navigator.credentials.get = (options) =>
        new Promise((resolve, reject) => {
          phone.asked += 1;
          phone.deliver = (code) => resolve(Object.assign({ id: "", type: "otp" }, { code }));
          options?.signal?.addEventListener("abort", () => {
            phone.left += 1;
            reject(new DOMException("left", "AbortError"));
          });
        });
    });
    const phone = () => page.evaluate(() => (window as unknown as { phone: { asked: number; left: number } }).phone);
    await visit.go("/portail");
    await askForCode(visit, healthNumberOf(patient), patient.email!);
    await soon(() => phone()).toMatchObject({ asked: 0 });
    await visit.button(portal("code.back")).click();
    await askForCode(visit, healthNumberOf(patient), patient.mobile!, "SMS");
    await soon(() => phone()).toMatchObject({ asked: 1, left: 0 });
    await visit.button(portal("code.back")).click();
    await visit.heading(portal("who.title")).waitFor();
    await soon(() => phone()).toMatchObject({ asked: 1, left: 1 });
    site().portail.clock.advance(minute);
    await visit.button(portal("who.send")).click();
    await visit.heading(portal("code.title")).waitFor();
    const code = await site().portail.codeSentTo(patient.mobile!);
    await page.evaluate((sent) => (window as unknown as { phone: { deliver: (code: string) => void } }).phone.deliver(sent), code);
    await visit.text(portal("code.filled")).waitFor({ state: "attached" });
    await soon(() => page.getByLabel(portal("code.label")).inputValue()).toBe(`${code.slice(0, 4)} ${code.slice(4)}`);
    await visit.button(portal("code.submit")).click();
    await visit.heading(portal("home.greeting", { name: "Marie-Ève" })).waitFor();
  });

  test("pasted as a whole message over what was typed; one digit is mended where it stands; another way keeps what was typed", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    await visit.go("/portal");
    await askForCode(visit, healthNumberOf(patient), patient.email!);
    const input = page.getByLabel(portal("code.label"));
    const paste = (message: string) =>
      input.evaluate((element, text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text", text);
        element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      }, message);
    await input.pressSequentially("1234");
    await paste("Clinique : votre code est １２３４ ５６７８. Appelez le 514 555-0100.\n@demo.example #12345678");
    await soon(() => input.inputValue()).toBe("1234 5678");
    for (let step = 0; step < 6; step += 1) await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("9");
    await soon(() => input.inputValue()).toBe("1294 5678");
    await soon(() => input.evaluate((element) => (element as HTMLInputElement).selectionStart)).toBe(3);

    await visit.text(portal("help.title")).click();
    await visit.button(portal("help.other.EMAIL")).click();
    await visit.heading(portal("who.title")).waitFor();
    await soon(() => page.getByRole("radio", { name: portal("channel.SMS") }).isChecked()).toBe(true);
    await soon(() => page.locator("#identificationValue").inputValue()).toBe(healthNumberOf(patient));
    await page.getByRole("radio", { name: portal("channel.EMAIL") }).check();
    await soon(() => page.locator("#destination").inputValue()).toBe(patient.email);
  });
});

test("a page without script says what to do in both languages, and whom to call", async () => {
  const clinic = await site().openClinic();
  const visit = await site().visit(clinic, languages[0]!);
  for (const app of ["portal", "admin"]) {
    const answer = await visit.go(`/${app}`);
    const html = (await answer!.text()).replace(/\s+/g, " ");
    expect(html).toMatch(/<noscript>.*Clinique clinic\d+.*a besoin de JavaScript.*needs JavaScript.*<\/noscript>/);
    expect(html.includes('<a href="tel:+15145550100">514 555-0100</a>')).toBe(app === "portal");
    expect(html).not.toMatch(/\{clinic/);
  }
});
