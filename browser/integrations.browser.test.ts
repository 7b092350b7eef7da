import type { Locator } from "playwright-core";
import { toGlobalId } from "../server/graphql/global-id.ts";
import { ApiConsumer } from "../server/modules/integrations/api-consumer.entity.ts";
import { mutateConsumers } from "../server/modules/integrations/testing/consumer-calls.ts";
import { newKeyPair, signToken } from "../server/modules/integrations/testing/sign-token.ts";
import type { TestClinic } from "../server/testing/clinic.ts";
import { inspect } from "./testing/inspect.ts";
import type { Look } from "./testing/looks.ts";
import { languages } from "./testing/looks.ts";
import { heard } from "./testing/settings-form.ts";
import { useSite } from "./testing/site.ts";
import { soon } from "./testing/soon.ts";
import type { Visit } from "./testing/visit.ts";

const site = useSite();
const list = "/admin/settings/integrations";

async function staffAt(clinic: TestClinic, look: Look, role: "SUPPORT" | "ADMIN", address = list): Promise<Visit> {
  const visit = await site().visit(clinic, look);
  await visit.become(await clinic.staff(role));
  await visit.go(address);
  return visit;
}

const dialog = ({ page }: Visit): Locator => page.getByRole("dialog");
const summary = ({ page }: Visit): Locator => page.locator(".notice.danger[role=group]");
const tokens = ({ page, admin }: Visit): Locator => page.getByRole("region", { name: admin("integrations.tokens"), exact: true });
const keys = ({ page, admin }: Visit): Locator => page.getByRole("region", { name: admin("integrations.keys"), exact: true });
const press = (visit: Visit, part: Locator, id: string): Promise<void> =>
  part
    .getByRole("button", { name: new RegExp(`^${visit.admin(id)}`) })
    .first()
    .click();
const scope = ({ page }: Visit, name: string): Locator => page.getByRole("checkbox", { name: new RegExp(`${name}$`) });

/** What a program with that token may do; null where it isn't let in. */
async function permissionsOf(clinic: TestClinic, token: string): Promise<readonly string[] | null> {
  const { status, data } = await site().portail.program(token, clinic.clinic.slug).run("{ viewer { permissions } }");
  return status === 200 ? data.viewer.permissions : null;
}

describe.each(languages)("integrations in $locale on a $size", (look) => {
  test("support makes one, gives it a token that is shown once, changes its rights, and revokes the token", async () => {
    const clinic = await site().openClinic();
    const visit = await staffAt(clinic, look, "SUPPORT");
    const { page, admin } = visit;
    await page.getByRole("article").filter({ hasText: "Tests" }).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await page.getByRole("link", { name: admin("integrations.new") }).click();
    await visit.heading(admin("integrations.newTitle")).waitFor();

    await scope(visit, "PATIENTS_READ").check();
    await visit.button(admin("integrations.create")).click();
    await visit.focusOn(summary(visit));
    expect(await scope(visit, "PATIENTS_READ").isChecked()).toBe(true);
    expect(await inspect(visit)).toEqual([]);
    await page.locator("#consumer-name").fill("Laboratoire Boréal");
    await visit.button(admin("integrations.create")).click();
    await visit.heading("Laboratoire Boréal").waitFor();
    await page.getByText(admin("integrations.noToken")).waitFor();
    expect(await inspect(visit)).toEqual([]);

    await press(visit, tokens(visit), "integrations.issue");
    await dialog(visit).waitFor();
    await press(visit, dialog(visit), "integrations.issue");
    await visit.focusOn(summary(visit));
    await dialog(visit).locator("#token-label").fill("Production");
    expect(await inspect(visit)).toEqual([]);
    await press(visit, dialog(visit), "integrations.issue");
    const token = await dialog(visit).locator("#new-token").inputValue();
    expect(token).toMatch(/^portail_[\w-]{43}$/);
    expect(await inspect(visit)).toEqual([]);

    // Neither Escape nor the button closes it before it was said that the token is kept.
    await page.keyboard.press("Escape");
    await dialog(visit).getByText(admin("integrations.keepFirst")).waitFor();
    await visit.button(admin("integrations.done")).click();
    await visit.focusOn(dialog(visit).locator("#token-kept"));
    await dialog(visit).locator("#token-kept").check();
    await visit.button(admin("integrations.done")).click();
    await dialog(visit).waitFor({ state: "detached" });
    const row = tokens(visit).getByRole("article", { name: "Production" });
    await row.getByText(`…${token.slice(-4)}`).waitFor();
    expect(await page.content()).not.toContain(token.slice(8, 40));
    expect(await permissionsOf(clinic, token)).toEqual(["PATIENTS_READ"]);

    await scope(visit, "APPOINTMENTS_READ").check();
    await visit.button(admin("integrations.save")).click();
    await heard(visit, admin("integrations.saved", { name: "Laboratoire Boréal" }));
    await soon(() => permissionsOf(clinic, token)).toEqual(["PATIENTS_READ", "APPOINTMENTS_READ"]);

    await press(visit, row, "integrations.revoke");
    await dialog(visit).getByText(admin("integrations.revokeTokenBody")).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await visit.button(admin("integrations.cancel")).click();
    expect(await permissionsOf(clinic, token)).not.toBeNull();
    await press(visit, row, "integrations.revoke");
    await press(visit, dialog(visit), "integrations.revoke");
    await heard(visit, admin("integrations.tokenRevoked", { label: "Production" }));
    expect(await permissionsOf(clinic, token)).toBeNull();
    await page.getByText(admin("integrations.endedTokens")).click();
    await row.getByText(admin("integrations.state.REVOKED"), { exact: true }).waitFor();
    expect(await inspect(visit)).toEqual([]);
  });

  test("a public key is registered; a private one neither leaves the page nor stays on it", async () => {
    const clinic = await site().openClinic();
    const id = toGlobalId("ApiConsumer", clinic.consumer.id);
    const visit = await staffAt(clinic, look, "SUPPORT", `${list}/${id}`);
    const { page, admin } = visit;
    const pair = newKeyPair("RS512");
    const privateKey = pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    const sent: string[] = [];
    page.on("request", (request) => sent.push(request.postData() ?? ""));
    await press(visit, keys(visit), "integrations.register");
    await dialog(visit).locator("#key-label").fill("Serveur");
    await dialog(visit).locator("#key-publicKey").fill(privateKey);
    await press(visit, dialog(visit), "integrations.register");
    await visit.focusOn(summary(visit));
    expect(await dialog(visit).locator("#key-publicKey").inputValue()).toBe("");
    expect(await dialog(visit).locator("#key-label").inputValue()).toBe("Serveur");
    expect(sent.join()).not.toContain("PRIVATE");
    expect(await inspect(visit)).toEqual([]);
    await dialog(visit).locator("#key-publicKey").fill(pair.publicKey);
    await press(visit, dialog(visit), "integrations.register");
    await heard(visit, admin("integrations.keyRegistered", { label: "Serveur" }));
    await page.getByText(admin("integrations.howToSign")).click();
    const [issuer, audience] = await keys(visit).locator(".claims dd code").allTextContents();
    expect(issuer).toBe(id);
    expect(await inspect(visit)).toEqual([]);

    // The page is asked through a door of its own: to the product the clinic is at its usual address.
    expect(new URL(audience!).pathname).toBe("/graphql");
    const signed = () => signToken({ pair, now: site().portail.clock.now(), claims: { iss: issuer!, aud: audience } });
    expect(await permissionsOf(clinic, await signed())).not.toBeNull();
    await press(visit, keys(visit).getByRole("article", { name: "Serveur" }), "integrations.revoke");
    await press(visit, dialog(visit), "integrations.revoke");
    await heard(visit, admin("integrations.keyRevoked", { label: "Serveur" }));
    expect(await permissionsOf(clinic, await signed())).toBeNull();
  });

  test("one is stopped at once and goes on; what somebody else saved meanwhile is not overwritten", async () => {
    const clinic = await site().openClinic();
    const id = toGlobalId("ApiConsumer", clinic.consumer.id);
    const visit = await staffAt(clinic, look, "SUPPORT", `${list}/${id}`);
    const { page, admin } = visit;
    await visit.heading("Tests").waitFor();
    await page.locator("#consumer-name").fill("À moi");
    await visit.button(admin("integrations.deactivate")).click();
    await dialog(visit).getByText(admin("integrations.deactivateBody")).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await press(visit, dialog(visit), "integrations.deactivate");
    await page.getByText(admin("integrations.isDeactivated"), { exact: true }).waitFor();
    expect(await permissionsOf(clinic, clinic.token)).toBeNull();
    expect(await inspect(visit)).toEqual([]);
    await visit.button(admin("integrations.reactivate")).click();
    await press(visit, dialog(visit), "integrations.reactivate");
    await heard(visit, admin("integrations.reactivatedNow", { name: "Tests" }));
    expect(await permissionsOf(clinic, clinic.token)).not.toBeNull();
    // What was typed is still there, and was based on nothing that changed.
    expect(await page.locator("#consumer-name").inputValue()).toBe("À moi");

    const { version } = await site().portail.database.manager.findOneByOrFail(ApiConsumer, { id: clinic.consumer.id });
    await mutateConsumers(await clinic.staff("SUPPORT"), "updateApiConsumer", { id, version, name: "À l'autre" });
    await visit.button(admin("integrations.save")).click();
    await page.getByRole("radio", { name: /À l'autre/ }).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await visit.button(admin("conflict.save")).click();
    await heard(visit, admin("integrations.saved", { name: "À moi" }));
    await soon(async () => (await site().portail.database.manager.findOneByOrFail(ApiConsumer, { id: clinic.consumer.id })).name).toBe(
      "À moi",
    );
  });

  test("the clinic's own staff are told whom to ask, and nothing is asked for; an unknown one is not there", async () => {
    const clinic = await site().openClinic();
    const visit = await staffAt(clinic, look, "ADMIN");
    await visit.text(visit.admin("integrations.notAllowedBody")).waitFor();
    expect(await visit.page.getByRole("link", { name: visit.admin("navigation.integrations") }).count()).toBe(0);
    expect(await inspect(visit)).toEqual([]);
    const support = await staffAt(clinic, look, "SUPPORT", `${list}/${toGlobalId("ApiConsumer", "0".repeat(26))}`);
    await support.text(support.admin("integrations.unknownBody")).waitFor();
    expect(await inspect(support)).toEqual([]);
  });
});
