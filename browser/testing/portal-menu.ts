import type { Locator } from "playwright-core";
import type { Visit } from "./visit.ts";

/** Brings what waits behind the menu's button into sight, where the screen is narrow. */
export async function openMenu({ page, portal }: Visit): Promise<void> {
  const closed = page.getByRole("button", { name: portal("frame.menu"), exact: true, expanded: false });
  await page.locator(".backdrop-own").waitFor();
  if (await closed.isVisible()) await closed.click();
}

/** Signs the patient out, as the page's own button does. */
export async function signOut(visit: Visit): Promise<void> {
  await openMenu(visit);
  await leaving(visit).click();
}

export const leaving = ({ page, portal }: Visit): Locator =>
  page.locator(".backdrop-own").getByRole("button", { name: portal("session.signOut") });
