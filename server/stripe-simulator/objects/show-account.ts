import type { AccountRecord } from "../world/records.ts";

export const showAccount = ({ id, chargesEnabled }: AccountRecord) => ({
  id,
  object: "account",
  charges_enabled: chargesEnabled,
  country: "CA",
  default_currency: "cad",
  details_submitted: true,
  email: null,
  payouts_enabled: chargesEnabled,
  type: "standard",
});
