import { toGlobalId } from "../server/graphql/global-id.ts";
import type { WebhookReceiver } from "../server/modules/integrations/webhooks/testing/webhook-receiver.ts";
import { startReceiver } from "../server/modules/integrations/webhooks/testing/webhook-receiver.ts";
import type { TestClinic } from "../server/testing/clinic.ts";
import { inspect } from "./testing/inspect.ts";
import type { Look } from "./testing/looks.ts";
import { languages } from "./testing/looks.ts";
import { useSite } from "./testing/site.ts";
import { soon } from "./testing/soon.ts";
import type { Visit } from "./testing/visit.ts";

const site = useSite();
let receiver: WebhookReceiver;

beforeAll(async () => {
  receiver = await startReceiver();
});
beforeEach(() => {
  receiver.reply = () => 204;
});
afterAll(() => receiver.stop());

/** The support account at a consumer's page. */
async function atConsumer(clinic: TestClinic, look: Look): Promise<Visit> {
  const visit = await site().visit(clinic, look);
  await visit.become(await clinic.staff("SUPPORT"));
  await visit.go(`/admin/settings/integrations/${toGlobalId("ApiConsumer", clinic.consumer.id)}`);
  await section(visit).waitFor();
  return visit;
}

const section = ({ page, admin }: Visit) => page.getByRole("region", { name: admin("webhooks.title"), exact: true });
const dialog = ({ page }: Visit) => page.getByRole("dialog");
const act = (visit: Visit, id: string) => section(visit).getByRole("button", { name: visit.admin(id), exact: true });
const inDialog = (visit: Visit, id: string) => dialog(visit).getByRole("button", { name: visit.admin(id), exact: true });

/** Says that the secret is kept; answers it. */
async function keepSecret(visit: Visit): Promise<string> {
  const { admin } = visit;
  const secret = await dialog(visit).getByLabel(admin("webhooks.secret"), { exact: true }).inputValue();
  await inDialog(visit, "webhooks.secretDone").click();
  await dialog(visit).getByText(admin("webhooks.secretKeepFirst")).waitFor();
  await dialog(visit).getByLabel(admin("webhooks.secretKept")).check();
  await inDialog(visit, "webhooks.secretDone").click();
  await dialog(visit).waitFor({ state: "detached" });
  return secret;
}

async function addEndpoint(visit: Visit, url: string): Promise<string> {
  const { admin } = visit;
  await act(visit, "webhooks.add").click();
  await dialog(visit).getByLabel(admin("webhooks.url"), { exact: true }).fill(url);
  await dialog(visit).getByLabel(admin("webhooks.topic.PATIENT_ACCESS_CHANGED")).check();
  await inDialog(visit, "webhooks.save").click();
  await dialog(visit).getByText(admin("webhooks.secretOnce")).waitFor();
  return keepSecret(visit);
}

const deliver = () => site().portail.services.webhooks.worker.deliverDue();

describe.each(languages)("where an integration is told of what happens, in $locale on a $size", (look) => {
  test("an endpoint is added, tried and changed; its secret is replaced; it is switched off and on, and deleted", async () => {
    const clinic = await site().openClinic();
    const visit = await atConsumer(clinic, look);
    const { admin } = visit;
    await section(visit).getByText(admin("webhooks.none")).waitFor();
    expect(await inspect(visit)).toEqual([]);

    await act(visit, "webhooks.add").click();
    await dialog(visit).getByLabel(admin("webhooks.url"), { exact: true }).fill("https://10.0.0.1/");
    await inDialog(visit, "webhooks.save").click();
    await dialog(visit)
      .getByRole("group", { name: admin("form.problems", { count: 2 }) })
      .waitFor();
    await soon(() => dialog(visit).getByLabel(admin("webhooks.url"), { exact: true }).inputValue()).toBe("https://10.0.0.1/");
    expect(await inspect(visit)).toEqual([]);
    await inDialog(visit, "webhooks.cancel").click();

    const first = await addEndpoint(visit, `${receiver.url}/one`);
    expect(first).toMatch(/^whsec_/);
    await soon(() => visit.page.content()).not.toContain(first);
    await section(visit)
      .getByRole("heading", { name: `${receiver.url}/one` })
      .waitFor();
    await act(visit, "webhooks.test").click();
    await section(visit)
      .getByText(admin("webhooks.testArrived", { status: "204", ms: 0 }).split("204")[0]!)
      .waitFor();
    expect(receiver.take().at(-1)!.read(first).type).toBe("portail.test");
    receiver.reply = () => 500;
    await act(visit, "webhooks.test").click();
    await section(visit)
      .getByText(admin("webhooks.reason.STATUS", { status: "500" }))
      .waitFor();
    expect(await inspect(visit)).toEqual([]);

    await act(visit, "webhooks.change").click();
    await dialog(visit).getByLabel(admin("webhooks.description"), { exact: true }).fill("Tableau de bord");
    await inDialog(visit, "webhooks.save").click();
    await section(visit).getByText("Tableau de bord").waitFor();

    await act(visit, "webhooks.rotate").click();
    expect(await inspect(visit)).toEqual([]);
    await dialog(visit).getByLabel(admin("webhooks.rotateKeep.0")).check();
    await inDialog(visit, "webhooks.rotate").click();
    await dialog(visit).getByText(admin("webhooks.secretOnce")).waitFor();
    expect(await keepSecret(visit)).not.toBe(first);

    await act(visit, "webhooks.disable").click();
    await inDialog(visit, "webhooks.disable").click();
    await act(visit, "webhooks.enable").waitFor();
    await section(visit).getByText(admin("webhooks.disabledHint")).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await act(visit, "webhooks.enable").click();
    await inDialog(visit, "webhooks.enable").click();
    await act(visit, "webhooks.disable").waitFor();
    await act(visit, "webhooks.delete").click();
    await dialog(visit).getByText(admin("webhooks.deleteBody")).waitFor();
    await inDialog(visit, "webhooks.delete").click();
    await section(visit).getByText(admin("webhooks.none")).waitFor();
  });

  test("what didn't arrive is seen with its tries, and sent again", async () => {
    const clinic = await site().openClinic();
    const visit = await atConsumer(clinic, look);
    const { admin } = visit;
    await addEndpoint(visit, `${receiver.url}/two`);
    receiver.reply = () => 503;
    const patient = await clinic.patient();
    await site().portail.services.access.set(clinic.consumer, { patientId: patient.id, enabled: false, reason: null });
    await deliver();
    await act(visit, "webhooks.showLog").click();
    await section(visit)
      .getByText(admin("webhooks.reason.STATUS", { status: "503" }))
      .first()
      .waitFor();
    await section(visit)
      .getByText(admin("webhooks.tries", { count: 1 }), { exact: true })
      .click();
    expect(await inspect(visit)).toEqual([]);

    receiver.reply = () => 204;
    receiver.take();
    await act(visit, "webhooks.replayAll").click();
    await section(visit)
      .getByText(admin("webhooks.replayed", { count: 1 }))
      .waitFor();
    await deliver();
    expect(receiver.take()).toHaveLength(1);
    await act(visit, "webhooks.reload").click();
    await section(visit).locator(".webhook-delivery .badge.good").getByText(admin("webhooks.state.DELIVERED"), { exact: true }).waitFor();
    await section(visit).getByLabel(admin("webhooks.filter"), { exact: true }).selectOption("FAILED");
    await section(visit).getByText(admin("webhooks.logNoneSuch")).waitFor();
    expect(await inspect(visit)).toEqual([]);
  });
});
