/** The schema as `/docs/schema.json` tells it. */
export interface WhoMay {
  readonly rule: string;
  readonly anybody: boolean;
  readonly patients: boolean;
  readonly staff: readonly string[];
  readonly consumers: readonly (readonly string[])[];
}

export interface Described {
  readonly name: string;
  readonly description: string;
  readonly deprecation?: string;
}

export interface Input extends Described {
  readonly type: string;
  readonly defaultValue?: string;
}

export interface Field extends Described {
  readonly type: string;
  readonly args?: readonly Input[];
  readonly who?: WhoMay;
}

export interface Example {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface Operation extends Field {
  readonly kind: "query" | "mutation";
  readonly example: Example;
}

export interface Type extends Described {
  readonly kind: "object" | "interface" | "union" | "enum" | "input" | "scalar";
  readonly who?: WhoMay;
  readonly fields?: readonly Field[];
  readonly inputs?: readonly Input[];
  readonly values?: readonly Described[];
  readonly interfaces?: readonly string[];
  readonly possible?: readonly string[];
}

export interface Schema {
  readonly operations: readonly Operation[];
  readonly types: readonly Type[];
  /** Whether examples may be run here. */
  readonly demo: boolean;
}

/** `[Patient!]!` is about `Patient`. */
export const namedType = (type: string): string => type.replace(/[[\]!]/g, "");
