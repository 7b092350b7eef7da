import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

const text = (name: string, value: unknown): string => {
  if (typeof value === "string") return value;
  throw new GraphQLError(`${name} is a string.`);
};

/**
 * Reading only asks for a string: whether it is a date is said by the operation as `VALIDATION_FAILED` at the field,
 * so that one malformed item of a batch does not refuse the others.
 */
const textual = (name: string, description: string, serialize: (value: unknown) => string): GraphQLScalarType<string, string> =>
  new GraphQLScalarType({
    name,
    description,
    serialize,
    parseValue: (value) => text(name, value),
    parseLiteral: (node) => text(name, node.kind === Kind.STRING ? node.value : undefined),
  });

export const DateTime = textual(
  "DateTime",
  "An instant as ISO 8601 with an offset, for example `2026-03-14T13:30:00.000Z`. Answers are always in UTC with milliseconds.",
  (value) => (value as Date).toISOString(),
);

export const LocalDate = textual("LocalDate", "A calendar day without a time or a zone: `YYYY-MM-DD`, for example `1984-02-29`.", String);
