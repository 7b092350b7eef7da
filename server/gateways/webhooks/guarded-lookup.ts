import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { mayCall } from "./webhook-target.ts";
import type { WebhookTargets } from "./webhook-gateway.ts";

/** A name leads where webhooks may not go. */
export class AddressRefused extends Error {
  readonly code = "ADDRESS_REFUSED";

  constructor() {
    super("The name leads to an address that is not called.");
    this.name = "AddressRefused";
  }
}

/**
 * Looks a name up for the very connection that is made, and refuses it where any of its addresses is refused: what was looked up before
 * says nothing, as a name may lead elsewhere a moment later.
 */
export const guardedLookup =
  (lookup: LookupFunction, targets: WebhookTargets): LookupFunction =>
  (hostname, options, callback) =>
    lookup(hostname, options, (error, address, family) => {
      if (error) return callback(error, address, family);
      const found: readonly string[] = Array.isArray(address) ? address.map((each: LookupAddress) => each.address) : [address];
      if (found.length > 0 && found.every((each) => mayCall(each, targets))) return callback(null, address, family);
      return callback(new AddressRefused(), "");
    });
