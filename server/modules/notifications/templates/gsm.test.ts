import { countSeptets, septetsInSegment, toGsm } from "./gsm.ts";

test.each([
  ["Clinique de l’Érable", "Clinique de l'Érable"],
  ["Hôpital Sacré-Cœur", "Hopital Sacré-Coeur"],
  ["Ça va, garçon — naïf", "Ça va, garcon - naif"],
  ["«\u00a0Santé\u00a0»", '" Santé "'],
  ["e\u0301", "é"],
  ["診療所 🩺 OK", "  OK"],
])("%j is %j in a text message", (original, sent) => {
  expect(toGsm(original)).toBe(sent);
});

test.each([
  ["", 0],
  ["abc", 3],
  ["é€", 3],
  ["ê", Infinity],
])("%j takes %j septets", (original, septets) => {
  expect(countSeptets(original)).toBe(septets);
});

test("the extension's letters take two septets each, all others of the alphabet one", () => {
  expect(Array.from("^{}\\[~]|€", countSeptets)).toEqual(Array(9).fill(2));
  const alphabet = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡AZÄÖÑÜ§¿azäöñüà\n\r";
  expect(countSeptets(alphabet)).toBe(alphabet.length);
  expect(septetsInSegment).toBe(160);
});
