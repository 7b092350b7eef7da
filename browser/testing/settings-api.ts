import type { ApiClient } from "../../server/testing/api-client.ts";

/** Saves settings as another browser of the support account would; answers the version that it made. */
export async function saveSettings(support: ApiClient, changes: Readonly<Record<string, unknown>>): Promise<number> {
  const { portalSettings } = await support.data("{ portalSettings { version } }");
  const update =
    "mutation ($input: UpdatePortalSettingsInput!) { updatePortalSettings(input: $input) { portalSettings { version } errors { code } } }";
  const { updatePortalSettings } = await support.data(update, { input: { version: portalSettings.version, ...changes } });
  if (updatePortalSettings.errors.length > 0) throw new Error(`Not saved: ${JSON.stringify(updatePortalSettings.errors)}`);
  return updatePortalSettings.portalSettings.version;
}

export const hide = (status: string, hidden = true) => ({ appointmentStatusVisibility: [{ status, hidden }] });

/** Uploads an image; answers its content hash. */
export async function uploadImage(support: ApiClient, body: Uint8Array): Promise<string> {
  const headers = { "portail-app": "admin" };
  const { text } = await support.send("/uploads/portal-background-image", { method: "POST", body, headers });
  return (JSON.parse(text) as { image: { contentHash: string } }).image.contentHash;
}
