import { days } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import { bundleOf, entryOf, exampleBundle, locationResource } from "../../modules/integrations/fhir/testing/example-bundle.ts";
import { importAll, send } from "../../modules/integrations/fhir/testing/import-steps.ts";
import { readWaitingWorkOf } from "../../services/waiting-work.ts";
import type { World } from "./world.ts";

const template = `mutation ($input: CreateConversationTemplateInput!) {
  createConversationTemplate(input: $input) { template { id } errors { code } } }`;

/** A call that a program sends again, as it had no answer to the first. */
async function repeatCall({ tour, program }: World): Promise<void> {
  const variables = {
    input: { name: "Suivi", subject: { fr: "Suivi", en: "Follow-up" }, body: { fr: "<p>Bonjour</p>", en: "<p>Hello</p>" } },
  };
  const key = { "idempotency-key": newId() };
  for (let times = 0; times < 2; times += 1) await tour.during("a repeated call", () => program.post({ query: template, variables }, key));
}

/** What the server does by itself: messages, events, what is due at some time. */
export async function runWorkers(world: World): Promise<void> {
  const { tour, portail, stripe, clinic } = world;
  const { services } = portail;
  await repeatCall(world);
  await tour.during("FHIR import", () => importAll(portail, world.program, exampleBundle()));
  await tour.during("FHIR import", () => send(world.program, bundleOf(entryOf(locationResource))));
  await tour.during("outbox", () => services.worker.deliverDue());
  await tour.during("webhooks", () => services.webhooks.worker.deliverDue());
  await tour.during("metrics", () => readWaitingWorkOf(portail.database, portail.clock)());
  await tour.during("key rotation", () => services.rotateKeys());
  await tour.during("sealing", () => services.auditChain.seal());
  await tour.during("chain check", () => services.auditChain.verify({ clinicId: clinic.clinic.id, onFinding: () => undefined }));
  await tour.during("Stripe's events", async () => {
    await stripe.deliverEvents();
    await services.stripeEvents.worker.applyDue();
  });
}

/** What is removed once it is old. Nothing of it is left afterwards. */
export async function sweep({ tour, portail }: World): Promise<void> {
  portail.clock.advance(days(800));
  for (const each of portail.services.sweeps) await tour.during(`sweep of ${each.name}`, () => each.run(new AbortController().signal));
}
