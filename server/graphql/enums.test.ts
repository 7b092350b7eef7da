import type { GraphQLEnumType, GraphQLEnumValue } from "graphql";
import { isEnumType } from "graphql";
import { appointmentStatuses } from "../kernel/appointment-status.ts";
import { errorCodes } from "../kernel/error-code.ts";
import { permissions, roles } from "../kernel/permissions.ts";
import { createSchema } from "./schema.ts";

const schema = createSchema();
const enums = Object.values(schema.getTypeMap())
  .filter(isEnumType)
  .filter(({ name }) => !name.startsWith("__"));
const names = (name: string): string[] => (schema.getType(name) as GraphQLEnumType).getValues().map((value) => value.name);
const undescribed = (value: GraphQLEnumValue): boolean => !value.description?.trim();

test("every enum and each of its values says what it means", () => {
  expect(enums.length).toBeGreaterThan(10);
  expect(enums.filter(({ description }) => !description?.trim()).map(({ name }) => name)).toEqual([]);
  expect(
    enums.flatMap((type) =>
      type
        .getValues()
        .filter(undescribed)
        .map(({ name }) => `${type.name}.${name}`),
    ),
  ).toEqual([]);
});

test.each([
  ["ErrorCode", errorCodes],
  ["Permission", permissions],
  ["StaffRole", roles],
  ["AppointmentStatus", appointmentStatuses],
])("%s is the closed list of the kernel", (name, values) => {
  expect(names(name).toSorted()).toEqual([...values].toSorted());
});

test("a value means itself, but languages, which are kept in small letters", () => {
  for (const type of enums)
    for (const { name, value } of type.getValues()) expect(value).toBe(type.name === "Locale" ? name.toLowerCase() : name);
});
