import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { rolePermissions, roles } from "../../../kernel/permissions.ts";
import { Clinic } from "../../clinics/clinic.entity.ts";
import type { Outbox } from "../../notifications/outbox.ts";
import { StaffMember } from "../../staff/staff-member.entity.ts";
import { ApiConsumer } from "../api-consumer.entity.ts";
import type { DisabledReason, WebhookEndpoint } from "./webhook-endpoint.entity.ts";

interface Parts {
  readonly outbox: Outbox;
  readonly addressOf: (slug: string) => URL;
  readonly wake: () => void;
}

/** More support accounts than any clinic has. */
const mostTold = 20;

const keepers = roles.filter((role) => rolePermissions[role].includes("INTEGRATIONS"));

/** Tells those who keep integrations that the portal has stopped sending somewhere. */
export class DisabledNotice {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** In the transaction that disables the endpoint. */
  async enqueue(tx: EntityManager, endpoint: WebhookEndpoint, why: Exclude<DisabledReason, "BY_HAND">): Promise<void> {
    const { clinicId, consumerId, id } = endpoint;
    const members = await tx.find(StaffMember, { where: { clinicId, role: In(keepers), active: true }, take: mostTold });
    if (members.length === 0) return;
    const { name, phone, slug, defaultLocale: locale } = await tx.findOneByOrFail(Clinic, { id: clinicId });
    const consumer = await tx.findOneByOrFail(ApiConsumer, { clinicId, id: consumerId });
    const url = new URL(`/admin/settings/integrations/${toGlobalId("ApiConsumer", consumer.id)}`, this.#parts.addressOf(slug)).href;
    for (const member of members)
      await this.#parts.outbox.enqueue(tx, {
        clinicId,
        kind: "WEBHOOK_DISABLED",
        channel: "EMAIL",
        patientId: null,
        to: member.email,
        facts: { locale, clinic: { name, phone }, consumer: consumer.name, host: new URL(endpoint.url).host, why, url },
        notAfter: null,
        sequence: `webhook-disabled:${id}:${member.id}`,
        decoy: false,
      });
  }

  /** After the commit. */
  wake(): void {
    this.#parts.wake();
  }
}
