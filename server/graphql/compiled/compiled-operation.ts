import type { ExecutionResult, FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { getVariableValues, GraphQLError, OperationTypeNode } from "graphql";
import { CollectedErrors } from "./collected-errors.ts";
import { decided } from "./conditions.ts";
import { executeFields, executeSerially } from "./execute-fields.ts";
import type { SelectionPlan } from "./plan.ts";
import { planRoot } from "./plan-selection.ts";
import { isPromise } from "./promises.ts";
import type { Run, Variables } from "./run.ts";

export interface CoercionOptions {
  readonly maxErrors: number;
  readonly hideSuggestions: boolean;
}

interface Parts {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly conditions: readonly string[];
  readonly coercion: CoercionOptions;
}

/** Pages decide little by conditions; who turns many of them over gets each plan anew. */
const mostPlans = 8;

/** One operation of a document, planned once for each way in which its conditions are decided. */
export class CompiledOperation {
  readonly #parts: Parts;
  readonly #plans = new Map<string, SelectionPlan>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  execute(given: Variables, contextValue: unknown): ExecutionResult | Promise<ExecutionResult> {
    const { schema, operation, fragments, coercion } = this.#parts;
    const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given, coercion);
    if (!coerced) return { errors: errors! };
    const collected = new CollectedErrors();
    const answer = (data: Record<string, unknown> | null): ExecutionResult =>
      collected.errors.length === 0 ? { data } : { errors: collected.errors, data };
    const nothing = (error: unknown): ExecutionResult => {
      collected.add(error as GraphQLError, undefined);
      return answer(null);
    };
    try {
      const data = this.#data({ schema, fragments, operation, contextValue, variables: coerced, collected });
      return isPromise(data) ? (data as Promise<Record<string, unknown>>).then(answer, nothing) : answer(data as Record<string, unknown>);
    } catch (error) {
      return nothing(error);
    }
  }

  #data(run: Run): ReturnType<typeof executeSerially> {
    const { operation } = run;
    const plan = this.#planFor(run);
    return operation.operation === OperationTypeNode.MUTATION ? executeSerially(run, plan) : executeFields(run, plan, undefined, undefined);
  }

  #planFor(run: Run): SelectionPlan {
    const key = decided(this.#parts.conditions, run.variables);
    const known = this.#plans.get(key);
    if (known) return known;
    const { operation } = run.operation;
    const type = run.schema.getRootType(operation);
    if (!type) throw new GraphQLError(`Schema is not configured to execute ${operation} operation.`, { nodes: run.operation });
    const plan = planRoot(run, type);
    if (this.#plans.size >= mostPlans) this.#plans.delete(this.#plans.keys().next().value!);
    this.#plans.set(key, plan);
    return plan;
  }
}
