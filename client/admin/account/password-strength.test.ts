import { missingCharacters, strengthOf } from "./password-strength.ts";

it.each([
  ["", "none", 12],
  ["a", "short", 11],
  ["elevenchars", "short", 1],
  ["🦊🐢🌵🚲🎷🧦", "short", 6],
  ["twelve chars", "enough", 0],
  ["aaaaaaaaaaaaaaaaaaaaaaaa", "enough", 0],
  ["four words that do not rhyme", "strong", 0],
])("%j is %s and lacks %d characters", (password, strength, missing) => {
  expect([strengthOf(password), missingCharacters(password)]).toEqual([strength, missing]);
});
