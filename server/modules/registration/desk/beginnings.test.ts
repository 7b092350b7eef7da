import { beginningsOf, toBeginning } from "./beginnings.ts";

const person = { firstName: "Ève", lastName: "Roy-Li", preferredName: null, dateOfBirth: "1984-02-29", email: null, mobile: null };

test("whatever a registration is found by is there as one term, however little of it is typed", () => {
  const terms = beginningsOf(person);
  expect(terms).toEqual(expect.arrayContaining(["r", "ro", "roy", "royl", "royli", "l", "li", "e", "ev", "eve", "#1984-02-29"]));
  expect(terms).not.toContain("oy");
  expect(new Set(terms).size).toBe(terms.length);
});

test("long ones are as long as what is compared of what is typed", () => {
  const name = "a".repeat(80);
  const terms = beginningsOf({ ...person, firstName: name, email: `${"b".repeat(90)}@courriel.example` });
  expect(Math.max(...terms.map((term) => term.length))).toBe(24);
  expect(terms).toContain(toBeginning(name));
  expect(terms).toContain(toBeginning(`@${"b".repeat(90)}`));
});
