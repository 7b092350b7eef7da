import { noStripeAccount } from "./save-stripe-keys.ts";
import type { StripeAccountRow } from "./stripe-account.entity.ts";
import type { PortalBillingObstacle, StripeAccountState, StripeInstallation } from "./stripe-status.ts";
import { stripeStatusOf } from "./stripe-status.ts";

const at = new Date("2026-03-14T15:00:00Z");
const installation: StripeInstallation = { secretKeyLastFour: "inst", webhookSecretLastFour: "hook", marks: ["new mark", "old mark"] };

const row = (columns: Partial<StripeAccountRow>): StripeAccountRow => ({ clinicId: "C", version: 1, ...noStripeAccount, ...columns });

const own = (state: StripeAccountState | null): StripeAccountRow =>
  row({
    secretKeySealed: "sealed key",
    webhookSecretSealed: "sealed secret",
    secretKeyLastFour: "mine",
    webhookSecretLastFour: "ours",
    state,
    accountId: "acct_1",
    livemode: true,
    checkedAt: at,
    savedAt: at,
    savedById: "S",
    savedByName: "Support",
  });

const remembered = (state: StripeAccountState, installationKeyMark: string): StripeAccountRow =>
  row({ state, installationKeyMark, accountId: "acct_2", livemode: false, checkedAt: at });

test.each<[string, StripeAccountRow | null, StripeInstallation | null, string | null, boolean, PortalBillingObstacle | null]>([
  ["no keys anywhere", null, null, null, false, "STRIPE_NOT_CONFIGURED"],
  ["the clinic's were removed", row({}), null, null, false, "STRIPE_NOT_CONFIGURED"],
  ["the installation's went away", remembered("CONNECTED", "new mark"), null, null, false, "STRIPE_NOT_CONFIGURED"],
  ["the clinic's, not asked about", own(null), null, "CLINIC null", true, null],
  ["the clinic's", own("CONNECTED"), null, "CLINIC CONNECTED", true, null],
  ["the clinic's before the installation's", own("CONNECTED"), installation, "CLINIC CONNECTED", true, null],
  ["the clinic's refused", own("KEY_REFUSED"), null, "CLINIC KEY_REFUSED", false, "STRIPE_KEY_REFUSED"],
  ["refused, and no other is put in its place", own("KEY_REFUSED"), installation, "CLINIC KEY_REFUSED", false, "STRIPE_KEY_REFUSED"],
  ["the clinic's restricted", own("ACCOUNT_RESTRICTED"), null, "CLINIC ACCOUNT_RESTRICTED", true, "STRIPE_ACCOUNT_RESTRICTED"],
  ["the installation's, never asked about", null, installation, "INSTALLATION null", true, null],
  ["the installation's after removal", row({}), installation, "INSTALLATION null", true, null],
  ["the installation's", remembered("CONNECTED", "new mark"), installation, "INSTALLATION CONNECTED", true, null],
  [
    "the installation's refused",
    remembered("KEY_REFUSED", "new mark"),
    installation,
    "INSTALLATION KEY_REFUSED",
    false,
    "STRIPE_KEY_REFUSED",
  ],
  ["marked by an older key", remembered("KEY_REFUSED", "old mark"), installation, "INSTALLATION KEY_REFUSED", false, "STRIPE_KEY_REFUSED"],
  ["another of the installation's was refused", remembered("KEY_REFUSED", "other mark"), installation, "INSTALLATION null", true, null],
])("%s", (_, stored, around, account, configured, obstacle) => {
  const status = stripeStatusOf(stored, around);
  const shown = status.account && `${status.account.source} ${status.account.state}`;
  expect([shown, status.configured, status.obstacle]).toEqual([account, configured, obstacle]);
});

test("the facts are the row's, without what is sealed", () => {
  expect(stripeStatusOf(own("CONNECTED"), installation).account).toEqual({
    source: "CLINIC",
    state: "CONNECTED",
    secretKeyLastFour: "mine",
    webhookSecretLastFour: "ours",
    accountId: "acct_1",
    livemode: true,
    checkedAt: at,
    savedAt: at,
    savedBy: "Support",
  });
});

test("of the installation's keys nobody in the clinic is the author", () => {
  expect(stripeStatusOf(remembered("CONNECTED", "new mark"), installation).account).toEqual({
    source: "INSTALLATION",
    state: "CONNECTED",
    secretKeyLastFour: "inst",
    webhookSecretLastFour: "hook",
    accountId: "acct_2",
    livemode: false,
    checkedAt: at,
    savedAt: null,
    savedBy: null,
  });
});
