import type { Rule } from "../graphql/access.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Permission, Role } from "../kernel/permissions.ts";
import { consumerScopes, rolePermissions, roles } from "../kernel/permissions.ts";

/** Who may use something, for programs: what the rule itself answers when each kind of caller is shown to it. */
export interface WhoMay {
  /** The rule in words, as in the schema's descriptions. */
  readonly rule: string;
  /** Whoever is not signed in. */
  readonly anybody: boolean;
  readonly patients: boolean;
  readonly staff: readonly Role[];
  /** API consumers: sets of scopes of which one is enough. One empty set: any consumer; no set: none. */
  readonly consumers: readonly (readonly Permission[])[];
}

const origin = { requestId: "", networkAddress: null };
const session = { id: "", createdAt: new Date(0), lastSeenAt: new Date(0), staySignedIn: false };
const caller = { clinicId: "", id: "", name: "", origin };

export const anybody = { kind: "anonymous", clinicId: "", origin } as const satisfies Actor;

export const aPatient = { ...caller, kind: "patient", session } as unknown as Actor;

export const staffAs = (role: Role): Actor =>
  ({ ...caller, kind: "staff", session, role, permissions: new Set(rolePermissions[role]) }) as unknown as Actor;

export const consumerWith = (scopes: readonly Permission[]): Actor => ({ ...caller, kind: "consumer", permissions: new Set(scopes) });

/** What is left when every scope that is not needed is taken away. */
const fewest = (rule: Rule): readonly Permission[] =>
  consumerScopes.reduce<readonly Permission[]>((held, scope) => {
    const without = held.filter((each) => each !== scope);
    return rule.allows(consumerWith(without)) ? without : held;
  }, consumerScopes);

function scopesFor(rule: Rule): readonly (readonly Permission[])[] {
  if (rule.allows(consumerWith([]))) return [[]];
  const alone = consumerScopes.filter((scope) => rule.allows(consumerWith([scope])));
  if (alone.length > 0) return alone.map((scope) => [scope]);
  return rule.allows(consumerWith(consumerScopes)) ? [fewest(rule)] : [];
}

export const whoMay = (rule: Rule): WhoMay => ({
  rule: rule.text,
  anybody: rule.allows(anybody),
  patients: rule.allows(aPatient),
  staff: roles.filter((role) => rule.allows(staffAs(role))),
  consumers: scopesFor(rule),
});

/** The caller that an example is written for: a program where one may, else whoever may see most. */
export const exampleCaller = (rule: Rule): Actor =>
  [consumerWith(consumerScopes), staffAs("ADMIN"), staffAs("SUPPORT"), aPatient].find((each) => rule.allows(each)) ?? anybody;
