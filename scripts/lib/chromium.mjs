import { findProgram, installDebian } from "./debian.mjs";

const find = () => process.env["CHROMIUM_PATH"] || findProgram("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

/** @param {(text: string) => void} remark @returns {Promise<string>} the path of a Chromium */
export async function provideChromium(remark) {
  const present = find();
  if (present) {
    remark(present);
    return present;
  }
  const instruction = "The browser tests need Chromium: install it, or name it in CHROMIUM_PATH, and run the tests again.";
  await installDebian(["chromium", "fonts-liberation"], instruction);
  remark("installed");
  const installed = find();
  if (!installed) throw new Error(instruction);
  return installed;
}
