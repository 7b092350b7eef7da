import { deviceOf, nameOfDevice, readDevice, writeDevice } from "./device.ts";

const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
const appleWebkit = "AppleWebKit/605.1.15 (KHTML, like Gecko)";

test.each([
  ["Chrome on Windows", `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/142.0.0.0 Safari/537.36`],
  ["Edge on Windows", `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`],
  ["Firefox on Windows", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0"],
  ["Opera on Mac", `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Chrome/141.0.0.0 Safari/537.36 OPR/125.0.0.0`],
  ["Safari on Mac", `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${appleWebkit} Version/26.0 Safari/605.1.15`],
  ["Safari on iPhone", `Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${appleWebkit} Version/26.0 Mobile/15E148 Safari/604.1`],
  ["Chrome on iPhone", `Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${appleWebkit} CriOS/142.0.0.0 Mobile/15E148 Safari/604.1`],
  ["Firefox on iPad", `Mozilla/5.0 (iPad; CPU OS 15_6 like Mac OS X) ${appleWebkit} FxiOS/144.0 Mobile/15E148 Safari/605.1.15`],
  [
    "Edge on iPhone",
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${appleWebkit} Version/18.0 EdgiOS/142.0 Mobile/15E148 Safari/604.1`,
  ],
  ["Chrome on Android", `Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/142.0.0.0 Mobile Safari/537.36`],
  ["Samsung Internet on Android", `Mozilla/5.0 (Linux; Android 10; K) ${webkit} SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36`],
  ["Firefox on Android", "Mozilla/5.0 (Android 15; Mobile; rv:144.0) Gecko/144.0 Firefox/144.0"],
  ["Chrome on Chromebook", `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/142.0.0.0 Safari/537.36`],
  ["Chrome on Linux", `Mozilla/5.0 (X11; Linux x86_64) ${webkit} HeadlessChrome/142.0.0.0 Safari/537.36`],
  ["A browser on iPhone", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 [FBAN/FBIOS]"],
  ["Firefox", "Firefox/144.0"],
  ["Unknown device", "curl/8.5.0"],
  ["Unknown device", ""],
  ["Unknown device", undefined],
])("%s is told from %j", (name, userAgent) => {
  expect(nameOfDevice(deviceOf(userAgent)).en).toBe(name);
});

test.each([
  [{ browser: "Safari", system: "iPhone" }, "Safari sur iPhone"],
  [{ browser: null, system: "Android" }, "Un navigateur sur Android"],
  [{ browser: "Firefox", system: null }, "Firefox"],
  [{ browser: null, system: null }, "Appareil inconnu"],
])("%j is said in French, and is the same after it was written down", (device, name) => {
  expect(nameOfDevice(readDevice(writeDevice(device))).fr).toBe(name);
});

test("a row of before devices were kept has none", () => {
  expect(readDevice(null)).toEqual({ browser: null, system: null });
});

test("nothing that a browser sends is kept but the names, and no length of it costs anything", () => {
  const sent = `${"(".repeat(60_000)}Chrome/1 Ève`;
  expect(writeDevice(deviceOf(sent))).toBe("/");
  expect(writeDevice(deviceOf("Chrome/1 <b>/Ève Android"))).toBe("Chrome/Android");
});
