import { StripeSimulator } from "../server/stripe-simulator/stripe-simulator.ts";
import { newWebhookSecret } from "../server/stripe-simulator/world/ids.ts";
import type { TestClinic } from "../server/testing/clinic.ts";
import { languages } from "./testing/looks.ts";
import { saveSettings } from "./testing/settings-api.ts";
import { lifetime, save, saved, settingsAddress, supportAt } from "./testing/settings-form.ts";
import { useSite } from "./testing/site.ts";
import type { Visit } from "./testing/visit.ts";
import { soon } from "./testing/soon.ts";

let stripe: StripeSimulator;

const site = useSite(async () => {
  stripe = await StripeSimulator.start();
  return { config: { stripeApiBase: stripe.url } };
});

beforeEach(() => {
  stripe.trouble = "none";
});
afterAll(() => stripe.stop());

const section = ({ page, admin }: Visit) => page.getByRole("region", { name: admin("stripe.title") });
const billing = ({ page, admin }: Visit) => page.getByRole("switch", { name: admin("label.portalBilling") });
const secretKey = ({ page, admin }: Visit) => page.getByRole("dialog").getByLabel(admin("stripe.secretKey"));
const webhookSecret = ({ page, admin }: Visit) => page.getByRole("dialog").getByLabel(admin("stripe.webhookSecret"));
const act = ({ page, admin }: Visit, id: string) => page.getByRole("button", { name: admin(id), exact: true });

const newKeys = (account = stripe.openAccount(), live = false) => ({
  secretKey: stripe.makeKey(account, { live }),
  webhookSecret: newWebhookSecret(),
});

/** A clinic whose keys are entered. */
async function connected(clinic: TestClinic) {
  const support = await clinic.staff("SUPPORT");
  const account = stripe.openAccount();
  const keys = newKeys(account);
  const { setStripeKeys } = await support.data(
    "mutation ($input: SetStripeKeysInput!) { setStripeKeys(input: $input) { errors { code } } }",
    { input: keys },
  );
  expect(setStripeKeys.errors).toEqual([]);
  return { support, account, keys };
}

describe.each(languages)("the clinic's Stripe account in $locale on a $size", (look) => {
  test("keys are entered, billing is switched on, the keys go, and the form keeps what was not saved", async () => {
    const clinic = await site().openClinic();
    const visit = await supportAt(site(), clinic, look);
    const { page, admin } = visit;
    await section(visit).getByText(admin("stripe.state.none")).waitFor();
    await visit.text(admin("billing.blocked")).waitFor();
    await soon(() => billing(visit).getAttribute("aria-disabled")).toBe("true");
    await lifetime(visit).selectOption("60");

    await act(visit, "stripe.enter").click();
    for (const field of [secretKey(visit), webhookSecret(visit)])
      expect([await field.getAttribute("type"), await field.getAttribute("autocomplete"), await field.getAttribute("spellcheck")]).toEqual([
        "password",
        "off",
        "false",
      ]);
    const keys = newKeys(undefined, true);
    await secretKey(visit).fill(keys.secretKey);
    await webhookSecret(visit).fill(keys.webhookSecret);
    const release = stripe.hold();
    await page.keyboard.press("Enter");
    await act(visit, "stripe.asking").waitFor();
    release();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await section(visit).getByText(admin("stripe.state.CONNECTED")).waitFor();
    await visit.focusOn(act(visit, "stripe.replace"));
    const facts = await section(visit).innerText();
    for (const fact of [`••••${keys.secretKey.slice(-4)}`, `••••${keys.webhookSecret.slice(-4)}`, admin("stripe.live"), "acct_"])
      expect(facts).toContain(fact);
    await soon(() => page.content()).not.toContain(keys.secretKey);

    await soon(() => lifetime(visit).inputValue()).toBe("60");
    await soon(() => visit.text(admin("billing.blocked")).count()).toBe(0);
    await billing(visit).check();
    await save(visit);
    await saved(visit);
    await act(visit, "stripe.remove").click();
    const question = page.getByRole("dialog", { name: admin("stripe.removeTitle") });
    await question.getByText(admin("stripe.removeBilling")).waitFor();
    await visit.focusOn(question.getByRole("button", { name: admin("stripe.keep") }));
    await question.getByRole("button", { name: admin("stripe.remove") }).click();
    await section(visit).getByText(admin("billing.ineffective")).waitFor();
    await section(visit).getByText(admin("obstacle.STRIPE_NOT_CONFIGURED")).waitFor();
    await soon(() => billing(visit).isChecked()).toBe(true);
    await billing(visit).uncheck();
    await soon(() => billing(visit).getAttribute("aria-disabled")).toBe("true");
    await save(visit);
    await saved(visit);
    await section(visit).getByText(admin("stripe.state.none")).waitFor();
  });

  test("wrong keys are refused at their fields and stay to be mended; once the dialog is closed they are gone", async () => {
    const clinic = await site().openClinic();
    const visit = await supportAt(site(), clinic, look);
    const { page, admin } = visit;
    await act(visit, "stripe.enter").click();
    await act(visit, "stripe.save").click();
    const summary = (count: number) => page.getByRole("dialog").getByRole("group", { name: admin("form.problems", { count }) });
    await visit.focusOn(summary(2));
    await summary(2)
      .getByRole("link", { name: admin("required.webhookSecret") })
      .click();
    await visit.focusOn(webhookSecret(visit));

    await secretKey(visit).fill("pk_test_1234567890");
    await webhookSecret(visit).fill("nonsense");
    await act(visit, "stripe.save").click();
    await summary(2).getByText(/pk_…/).waitFor();
    await soon(() => secretKey(visit).getAttribute("aria-invalid")).toBe("true");
    await soon(() => webhookSecret(visit).getAttribute("aria-invalid")).toBe("true");

    const keys = newKeys();
    stripe.forget(keys.secretKey);
    await secretKey(visit).fill(keys.secretKey);
    await webhookSecret(visit).fill(keys.webhookSecret);
    await act(visit, "stripe.save").click();
    await visit.focusOn(summary(1));
    await soon(() => secretKey(visit).inputValue()).toBe(keys.secretKey);
    await soon(() => webhookSecret(visit).inputValue()).toBe(keys.webhookSecret);

    stripe.trouble = "unavailable";
    await act(visit, "stripe.save").click();
    await summary(1)
      .getByText(look.locale === "fr" ? /Stripe ne répond pas/ : /Stripe does not answer/)
      .waitFor();
    await page.keyboard.press("Escape");
    await visit.focusOn(act(visit, "stripe.enter"));
    await act(visit, "stripe.enter").click();
    expect([await secretKey(visit).inputValue(), await webhookSecret(visit).inputValue()]).toEqual(["", ""]);
    await page.keyboard.press("Escape");
    await section(visit).getByText(admin("stripe.state.none")).waitFor();
  });
});

describe.each(languages)("what Stripe says later in $locale on a $size", (look) => {
  test("a restricted account and a revoked key are found by checking, warned of, and mended", async () => {
    const clinic = await site().openClinic();
    const { support, account, keys } = await connected(clinic);
    await saveSettings(support, { portalBilling: true });
    const visit = await supportAt(site(), clinic, look);
    const { admin } = visit;
    await section(visit).getByText(admin("stripe.testBilling")).waitFor();
    account.chargesEnabled = false;
    await act(visit, "stripe.check").click();
    await section(visit).getByText(admin("obstacle.STRIPE_ACCOUNT_RESTRICTED")).waitFor();
    account.chargesEnabled = true;
    await act(visit, "stripe.check").click();
    await section(visit).getByText(admin("stripe.state.CONNECTED")).waitFor();

    stripe.known(keys.secretKey).state = "expired";
    site().portail.clock.advance(1_000);
    await act(visit, "stripe.check").click();
    await section(visit).getByText(admin("obstacle.STRIPE_KEY_REFUSED")).waitFor();
    await billing(visit).uncheck();
    await visit.text(admin("billing.blockedByKey")).waitFor();
    await save(visit);
    await saved(visit);
    await section(visit).getByText(admin("stripe.todo.KEY_REFUSED")).waitFor();

    const other = newKeys(account);
    await act(visit, "stripe.replace").click();
    await secretKey(visit).fill(other.secretKey);
    await webhookSecret(visit).fill(other.webhookSecret);
    await act(visit, "stripe.save").click();
    await section(visit)
      .getByText(`••••${other.secretKey.slice(-4)}`)
      .waitFor();
    await soon(() => billing(visit).getAttribute("aria-disabled")).toBe(null);
    stripe.trouble = "unavailable";
    await act(visit, "stripe.check").click();
    await section(visit).getByRole("alert").waitFor();
    await section(visit).getByText(admin("stripe.state.CONNECTED")).waitFor();
  });

  test("a version with billing can't be restored without Stripe: that is said beforehand, with what to do", async () => {
    const clinic = await site().openClinic();
    const { support } = await connected(clinic);
    await saveSettings(support, { portalBilling: true });
    await saveSettings(support, { portalBilling: false });
    await support.data("mutation { removeStripeKeys { errors { code } } }");
    const visit = await supportAt(site(), clinic, look);
    const { page, admin } = visit;
    await visit.go(`${settingsAddress}/history`);
    await visit.button(admin("history.restore", { version: 2 })).click();
    const dialog = page.getByRole("dialog", { name: admin("restore.title", { version: 2 }) });
    await dialog.getByRole("heading", { name: admin("restore.refused") }).waitFor();
    await dialog.getByText(admin("label.portalBilling"), { exact: true }).waitFor();
    await soon(() => dialog.getByRole("button").allInnerTexts()).toEqual([admin("restore.close")]);
    await dialog.getByRole("link", { name: admin("restore.stripeLink") }).click();
    await section(visit).waitFor();
  });
});
