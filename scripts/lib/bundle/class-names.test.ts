import { keepClassNames } from "./class-names.mjs";

/** What the class is called once a bundler has renamed it. */
function nameInBundle(code: string, name: string): unknown {
  const renamed = keepClassNames(code).replaceAll("export ", "").replace(`class ${name} `, `class ${name}2 `);
  return new Function(`${renamed}\nreturn ${code.startsWith("let ") ? name : `${name}2`}.name;`)();
}

test.each([
  ["Clinics1780000000001", "export class Clinics1780000000001 {\n}"],
  ["Invoice", "let Invoice = class Invoice {\n};"],
  ["Node", "let Node = Node_1 = class Node {\n};\nvar Node_1;"],
  ["Receipt", "class Base {\n}\nexport class Receipt extends Base {\n}"],
])("the class %s keeps its name", (name, code) => {
  expect(nameInBundle(code, name)).toBe(name);
});

test("a class whose name would not be kept stops the build", () => {
  expect(() => keepClassNames("export class Odd extends made(Base) {\n}")).toThrow("name would not be kept");
});
