import { newKeyPair, signToken } from "../../modules/integrations/testing/sign-token.ts";
import { outcomesOf, upsertAppointments, upsertInvoices, upsertPatients } from "../batches.ts";
import { firstOf } from "./tour.ts";
import type { World } from "./world.ts";

async function keepConsumers({ tour, support, portail }: World): Promise<string> {
  const scopes = ["PATIENTS_READ", "APPOINTMENTS_READ", "WEBHOOKS"];
  const { id } = firstOf("ApiConsumer", await tour.send(support, "CreateApiConsumer", { input: { name: "Laboratoire", scopes } }));
  await tour.send(support, "UpdateApiConsumer", { input: { id, version: 1, name: "Laboratoire Boréal" } });
  await tour.send(support, "ApiConsumers");
  const token = (await tour.send(support, "IssueApiToken", { input: { consumerId: id, label: "Production" } })).issueApiToken
    .token as string;
  const pair = newKeyPair();
  const { publicKey } = pair;
  const key = firstOf("SigningKey", await tour.send(support, "RegisterSigningKey", { input: { consumerId: id, label: "Clé", publicKey } }));
  await tour.during("a call by token", () => portail.program(token).data("{ viewer { permissions } }"));
  const claims = {
    iss: id as string,
    aud: firstOf("ApiConsumer", await tour.send(support, "ApiConsumerPage", { id })).signedTokenAudience as unknown,
  };
  const signed = await signToken({ pair, now: portail.clock.now(), claims });
  await tour.during("a call by signed token", () => portail.program(signed).data("{ viewer { permissions } }"));
  const page = await tour.send(support, "ApiConsumerPage", { id });
  await tour.send(support, "RevokeApiToken", { input: { id: firstOf("ApiToken", page).id } });
  await tour.send(support, "RevokeSigningKey", { input: { id: key.id } });
  await tour.send(support, "DeactivateApiConsumer", { input: { id } });
  await tour.send(support, "ReactivateApiConsumer", { input: { id } });
  return id as string;
}

/** What a practice-management system sends, new and changed. */
async function sendBatches({ tour, program, clinic }: World): Promise<void> {
  const number = [{ typeId: clinic.typeId("file"), value: "LOT-1" }];
  const person = {
    externalId: "B1",
    firstName: "Zoé",
    lastName: "Gagné",
    dateOfBirth: "1990-07-01",
    sex: "FEMALE",
    identifications: number,
  };
  const visit = {
    ...{ externalId: "V1", patientExternalId: "B1", locationExternalId: "L1", practitionerName: "Dre Côté" },
    ...{ service: "Suivi", status: "BOOKED", startsAt: "2030-01-01T10:00Z", endsAt: "2030-01-01T11:00Z" },
  };
  const invoice = { externalId: "I1", patientExternalId: "B1", province: "QC", lines: [{ description: "Séance", unitPriceCents: 8_000 }] };
  for (const outcome of ["CREATED", "UPDATED"]) {
    const changed = outcome === "UPDATED";
    const sent = [
      await tour.during("upsertPatients", () => upsertPatients(program, { ...person, ...(changed && { firstName: "Zoë" }) })),
      await tour.during("upsertAppointments", () => upsertAppointments(program, { ...visit, ...(changed && { status: "CONFIRMED" }) })),
      await tour.during("upsertInvoices", () => upsertInvoices(program, { ...invoice, ...(changed && { note: "Merci" }) })),
    ];
    if (sent.flatMap(outcomesOf).some((each) => each !== outcome)) throw new Error(`Not ${outcome}: ${JSON.stringify(sent)}`);
  }
}

async function keepWebhooks(world: World, consumerId: string): Promise<void> {
  const { tour, support, portail, receiver } = world;
  const wish = { consumerId, url: `${receiver.url}/hook`, topics: ["APPOINTMENT_CHANGED"] };
  const made = await tour.send(support, "CreateWebhookEndpoint", { input: wish });
  const input = { id: made.createWebhookEndpoint.webhookEndpoint.id as string };
  await tour.send(support, "SendTestWebhook", { input });
  await tour.send(support, "UpdateWebhookEndpoint", { input: { ...input, version: 1, description: "Essai" } });
  await tour.send(support, "RotateWebhookSecret", { input: { ...input, keepOldHours: 24 } });
  await sendBatches(world);
  await tour.during("webhooks", () => portail.services.webhooks.worker.deliverDue());
  await tour.send(support, "WebhooksOfConsumer", { id: consumerId });
  const page = await tour.send(support, "WebhookDeliveries", input);
  for (const state of ["PENDING", "FAILED", "DELIVERED"]) await tour.send(support, "WebhookDeliveries", { ...input, state });
  const { id: deliveryId } = firstOf("WebhookDelivery", page);
  await tour.send(support, "ReplayWebhookEvent", { input: { deliveryId, endpointId: input.id } });
  const since = new Date(portail.clock.now().getTime() - 3_600_000).toISOString();
  await tour.send(support, "ReplayWebhookEvents", { input: { endpointId: input.id, since, includeDelivered: true } });
  await tour.during("webhooks", () => portail.services.webhooks.worker.deliverDue());
  await tour.send(support, "DisableWebhookEndpoint", { input });
  await tour.send(support, "EnableWebhookEndpoint", { input });
  const other = await tour.send(support, "CreateWebhookEndpoint", { input: wish });
  await tour.send(support, "DeleteWebhookEndpoint", { input: { id: other.createWebhookEndpoint.webhookEndpoint.id } });
}

/** All that support does for integrating teams. */
export async function integrate(world: World): Promise<void> {
  await keepWebhooks(world, await keepConsumers(world));
}
