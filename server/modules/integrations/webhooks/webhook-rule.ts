import { either, permitted } from "../../../graphql/access.ts";

/** Consumers keep their own endpoints, which the service sees to; support keeps everybody's. */
export const webhookRule = either(permitted("WEBHOOKS"), permitted("INTEGRATIONS"));
