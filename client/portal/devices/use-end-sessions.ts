import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import type { DeviceFieldsFragment } from "../../gql/graphql.ts";
import { type Problem, problemsOf } from "../../shared/forms/problems.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { DeviceFields } from "./device-fields.ts";

const EndSession = graphql(`
  mutation EndSession($input: EndSessionInput!) {
    endSession(input: $input) {
      viewer {
        sessions {
          ...DeviceFields
        }
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

const EndOtherSessions = graphql(`
  mutation EndOtherSessions {
    endOtherSessions {
      endedCount
      viewer {
        sessions {
          ...DeviceFields
        }
      }
    }
  }
`);

const failed: Problem = { field: null, words: "form.failed" };

/** Both answer which sessions are left; `end…` says what came of it, null where it did not work. */
export function useEndSessions(onDevices: (devices: readonly DeviceFieldsFragment[]) => void) {
  const [one, sendOne] = useMutation(EndSession);
  const [others, sendOthers] = useMutation(EndOtherSessions);
  const [problem, setProblem] = useState<Problem | null>(null);

  const endOne = async (id: string): Promise<boolean> => {
    setProblem(null);
    const { data } = await sendOne({ input: { id } });
    const left = readFragment(DeviceFields, data?.endSession.viewer?.sessions ?? undefined);
    const [refusal] = data ? problemsOf(data.endSession.errors) : [failed];
    if (left) onDevices(left);
    setProblem(refusal ?? null);
    return refusal === undefined;
  };
  const endOthers = async (): Promise<number | null> => {
    setProblem(null);
    const { data } = await sendOthers({});
    const left = readFragment(DeviceFields, data?.endOtherSessions.viewer.sessions ?? undefined);
    if (left) onDevices(left);
    else setProblem(failed);
    return data?.endOtherSessions.endedCount ?? null;
  };
  return { endOne, endOthers, problem, busy: one.fetching || others.fetching };
}
