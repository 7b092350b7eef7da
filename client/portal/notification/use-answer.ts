import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import type { SignInFromNotificationMutation } from "../../gql/graphql.ts";
import type { Problem } from "../../shared/forms/problems.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { sortRefusals, type Wait } from "../sign-in/wait.ts";
import { NotificationDestinationFields, pathOf } from "./destination.ts";
import type { Over } from "./use-notification.ts";

const SignInFromNotification = graphql(`
  mutation SignInFromNotification($input: SignInFromNotificationInput!) {
    signInFromNotification(input: $input) {
      viewer {
        ...PatientViewer
      }
      leadsTo {
        ...NotificationDestinationFields
      }
      errors {
        __typename
        ...UserErrorFields
        messages {
          fr
          en
        }
        ... on OtpInvalid {
          triesLeft
        }
        ... on TooManyRequests {
          retryAt
          clinicPhone
        }
      }
    }
  }
`);

type Payload = SignInFromNotificationMutation["signInFromNotification"];

interface Answer {
  readonly token: string;
  readonly code: string | null;
  readonly dateOfBirth: string | null;
  readonly staySignedIn: boolean;
}

interface Reactions {
  readonly onSignedIn: (viewer: NonNullable<Payload["viewer"]>, wanted: string) => void;
  readonly onTriesLeft: (triesLeft: number) => void;
  readonly onOver: (over: Over) => void;
  readonly onClosed: () => void;
}

interface AnswerState {
  readonly problems: readonly Problem[];
  readonly wait: Wait | null;
}

const clean: AnswerState = { problems: [], wait: null };

export function useAnswer({ onSignedIn, onTriesLeft, onOver, onClosed }: Reactions) {
  const [{ fetching }, send] = useMutation(SignInFromNotification);
  const [state, setState] = useState(clean);

  const answer = async (input: Answer): Promise<void> => {
    setState(clean);
    const { data } = await send({ input });
    const payload = data?.signInFromNotification;
    if (!payload) return setState({ ...clean, problems: [{ field: null, words: "form.failed" }] });
    if (payload.viewer && payload.leadsTo)
      return onSignedIn(payload.viewer, pathOf(readFragment(NotificationDestinationFields, payload.leadsTo)));
    const { errors } = payload;
    if (errors.some(({ __typename }) => __typename === "PortalClosed")) return onClosed();
    const expired = errors.find(({ __typename }) => __typename === "NotificationLinkExpired");
    if (expired) return onOver({ words: expired.messages });
    const invalid = errors.find((error) => error.__typename === "OtpInvalid");
    if (invalid?.triesLeft === 0) return onOver({ words: "notification.usedUp" });
    if (invalid) onTriesLeft(invalid.triesLeft);
    setState(sortRefusals(errors));
  };
  const refuse = (problems: readonly Problem[]): void => setState({ ...clean, problems });
  return { ...state, fetching, answer, refuse };
}
