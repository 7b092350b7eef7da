import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import type { WebhookEndpoint } from "./webhook-endpoint.entity.ts";

const purpose = "webhook-secrets";

/** A secret is sealed for its endpoint: copied elsewhere, it doesn't open. */
const place = ({ clinicId, id }: Pick<WebhookEndpoint, "clinicId" | "id">): string => `${clinicId}/${id}`;

/** Seals the secrets that webhooks are signed with, and opens them. */
export class WebhookVault {
  readonly #keys: SecretKeys;

  constructor(keys: SecretKeys) {
    this.#keys = keys;
  }

  seal(endpoint: Pick<WebhookEndpoint, "clinicId" | "id">, secret: string): string {
    return this.#keys.encrypt(purpose, secret, place(endpoint));
  }

  open(endpoint: Pick<WebhookEndpoint, "clinicId" | "id">, sealed: string): string {
    return this.#keys.decrypt(purpose, sealed, place(endpoint));
  }

  /** Those that sign then: the secret in use, and the one before while it still does. */
  live(endpoint: WebhookEndpoint, at: Date): string[] {
    const { secretSealed, previousSecretSealed, previousSecretUntil } = endpoint;
    const previous =
      previousSecretSealed !== null && previousSecretUntil !== null && previousSecretUntil > at ? [previousSecretSealed] : [];
    return [secretSealed, ...previous].map((sealed) => this.open(endpoint, sealed));
  }
}
