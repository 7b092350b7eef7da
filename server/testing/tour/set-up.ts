import { appCode } from "../../modules/staff/testing/staff-steps.ts";
import { newWebhookSecret } from "../../stripe-simulator/world/ids.ts";
import type { ApiClient } from "../api-client.ts";
import { password } from "../clinic.ts";
import { firstOf } from "./tour.ts";
import type { World } from "./world.ts";
import { waitAWhile } from "./world.ts";

async function changeSettings({ tour, support }: World): Promise<void> {
  const page = async () => (await tour.send(support, "PortalSettingsPage")).portalSettings;
  const input = { appointmentStatusVisibility: [{ status: "CANCELLED", hidden: true }], extraSearchableIdentifications: true };
  for (const wish of [
    input,
    { portalAccess: false },
    { newPatientAccess: false },
    { conversationReplies: false },
    { notificationSignIn: "CODE" },
  ])
    await tour.send(support, "SettingsImpact", { input: wish });
  await tour.send(support, "UpdatePortalSettings", { input: { ...input, version: (await page()).version, note: "Essai" } });
  const history = await tour.send(support, "SettingsHistory", { first: 1 });
  const { pageInfo } = history.portalSettings.history;
  await tour.send(support, "MoreSettingsHistory", { first: 20, after: pageInfo.endCursor });
  await tour.send(support, "SettingsHistory", { first: 20, field: "APPOINTMENT_STATUS_VISIBILITY" });
  const before = await tour.send(support, "MoreSettingsHistory", { first: 20, after: pageInfo.endCursor });
  const revisionId = firstOf("PortalSettingsRevision", before).id as string;
  await tour.send(support, "RestorePreview", { revisionId });
  await tour.send(support, "RestorePortalSettings", { input: { revisionId, version: (await page()).version } });
}

async function connectStripe({ tour, support, stripe }: World): Promise<void> {
  const input = { secretKey: stripe.makeKey(stripe.openAccount()), webhookSecret: newWebhookSecret() };
  await tour.send(support, "SetStripeKeys", { input });
  await tour.send(support, "CheckStripeAccount");
  await tour.send(support, "StripeFactsAgain");
  await tour.send(support, "RemoveStripeKeys");
}

async function keepTypes({ tour, admin }: World): Promise<void> {
  const input = { name: "Hôpital", visibleName: { fr: "Numéro d’hôpital", en: "Hospital number" }, kind: "OTHER", portalVisible: true };
  const { id } = firstOf("IdentificationType", await tour.send(admin, "CreateIdentificationType", { input }));
  const asItIs = async () => {
    const { clinic } = await tour.send(admin, "IdentificationTypes");
    const { version } = clinic.identificationTypes.find((type: { id: string }) => type.id === id);
    return { id, version };
  };
  await tour.send(admin, "UpdateIdentificationType", { input: { ...(await asItIs()), name: "Hôpital général" } });
  await tour.send(admin, "ArchiveIdentificationType", { input: await asItIs() });
  await tour.send(admin, "RestoreIdentificationType", { input: await asItIs() });
}

const signIn = (world: World, browser: ApiClient, typed = password) =>
  world.tour.send(browser, "SignInStaff", { input: { email: "desk@demo.example", password: typed } });

/** Somebody of the desk guards the account, from signing in to signing out. */
async function keepAccount(world: World): Promise<void> {
  const { tour, portail } = world;
  const browsers = [portail.browser(), portail.browser(), portail.browser()] as const;
  const [browser, second, third] = browsers;
  await tour.send(browser, "AdminStart");
  for (const each of browsers) await signIn(world, each);
  const { viewer } = await tour.send(browser, "StaffAccount");
  const other = viewer.staffMember.sessions.find(({ current }: { current: boolean }) => !current);
  await tour.send(browser, "EndStaffSession", { input: { sessionId: other.id } });
  await tour.send(browser, "EndOtherStaffSessions");
  const begun = await tour.send(browser, "StartTotpEnrolment", { input: { password } });
  const secret = begun.startTotpEnrolment.enrolment.secret as string;
  const code = async (): Promise<string> => {
    await waitAWhile(world);
    return appCode(portail, secret);
  };
  await tour.send(browser, "ConfirmTotpEnrolment", { input: { code: appCode(portail, secret) } });
  await tour.send(browser, "RenewRecoveryCodes", { input: { password, code: await code() } });
  await signIn(world, second);
  await tour.send(second, "VerifyStaffSecondStep", { input: { code: await code() } });
  await signIn(world, third);
  await tour.send(third, "CancelStaffSignIn");
  await tour.send(browser, "TurnOffSecondStep", { input: { password, code: await code() } });
  await tour.send(browser, "ChangeStaffPassword", { input: { currentPassword: password, newPassword: `${password}, changed` } });
  await tour.send(browser, "SignOutStaff");
}

/** All that is set up of a clinic, and of an account. */
export async function setUp(world: World): Promise<void> {
  await changeSettings(world);
  await connectStripe(world);
  await keepTypes(world);
  await keepAccount(world);
}
