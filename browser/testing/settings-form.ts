import type { Locator } from "playwright-core";
import type { TestClinic } from "../../server/testing/clinic.ts";
import type { Look } from "./looks.ts";
import type { Site } from "./site.ts";
import type { Visit } from "./visit.ts";

export const settingsAddress = "/admin/settings/patient-portal";

/** The support account at the settings form. */
export async function supportAt(site: Site, clinic: TestClinic, look: Look): Promise<Visit> {
  const visit = await site.visit(clinic, look);
  await visit.become(await clinic.staff("SUPPORT"));
  await visit.go(settingsAddress);
  await visit.page.getByRole("switch").first().waitFor();
  return visit;
}

export const bar = ({ page }: Visit): Locator => page.locator(".save-bar").getByRole("status");

export const save = async (visit: Visit): Promise<void> => visit.button(visit.admin("settings.save")).click();

export const saved = async (visit: Visit): Promise<void> =>
  bar(visit)
    .filter({ hasText: visit.admin("save.saved") })
    .waitFor();

export const lifetime = ({ page, admin }: Visit): Locator => page.getByRole("combobox", { name: admin("label.otpLifetimeMinutes") });

export const statusBox = ({ page, look }: Visit, label: { fr: string; en: string }): Locator =>
  page.getByRole("checkbox", { name: label[look.locale], exact: true });

/** What is said to who listens. */
export const heard = ({ page }: Visit, words: string): Promise<void> =>
  page.locator("[role=status].visually-hidden").filter({ hasText: words }).first().waitFor({ state: "attached" });

interface ImageFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export const chooseImage = ({ page }: Visit, { name, bytes }: ImageFile): Promise<void> =>
  page.locator("input[type=file]").setInputFiles({ name, mimeType: "image/png", buffer: bytes });

/** The image's row of the form. */
export const imageRow = ({ page, admin }: Visit): Locator => page.getByRole("group", { name: admin("label.backgroundImage") });

/** Chooses an image and waits until it is there, unsaved. */
export async function putImage(visit: Visit, file: ImageFile): Promise<void> {
  await chooseImage(visit, file);
  await imageRow(visit).getByText(visit.admin("image.new")).waitFor();
}
