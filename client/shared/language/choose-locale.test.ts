import { chooseLocale } from "./choose-locale.ts";

const nothing = { toggle: null, person: null, browser: [], clinic: null };

describe("chooseLocale", () => {
  it.each([
    ["the toggle before all else", { toggle: "en", person: "FR", browser: ["fr-CA"], clinic: "FR" }, "en"],
    ["the person's language before the browser's", { ...nothing, person: "FR", browser: ["en-CA"], clinic: "EN" }, "fr"],
    ["the first browser language that exists here", { ...nothing, browser: ["de", "en-GB", "fr"], clinic: "FR" }, "en"],
    ["the clinic's language when the browser has none of ours", { ...nothing, browser: ["de"], clinic: "EN" }, "en"],
    ["French when nothing is known", nothing, "fr"],
    ["something else when the cookie holds nonsense", { ...nothing, toggle: "xx", clinic: "EN" }, "en"],
  ] as const)("takes %s", (_, sources, expected) => {
    expect(chooseLocale(sources)).toBe(expected);
  });
});
