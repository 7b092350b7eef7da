import { useCallback, useEffect, useState } from "react";
import { type CombinedError, useClient } from "urql";
import { graphql } from "../../gql/index.ts";
import type { OpenNotificationMutation } from "../../gql/graphql.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import type { Locale } from "../../shared/language/choose-locale.ts";
import { NotificationDestinationFields, pathOf } from "./destination.ts";

const OpenNotification = graphql(`
  mutation OpenNotification($input: OpenNotificationInput!) {
    openNotification(input: $input) {
      notification {
        asks
        dateOfBirthOf
        triesLeft
        codeExpiresAt
        forViewer
        clinic {
          name
          phone
        }
        leadsTo {
          ...NotificationDestinationFields
        }
      }
      errors {
        __typename
        messages {
          fr
          en
        }
        ... on NotificationLinkExpired {
          forViewer
          leadsTo {
            ...NotificationDestinationFields
          }
        }
      }
    }
  }
`);

export type Asked = NonNullable<OpenNotificationMutation["openNotification"]["notification"]>;

/** Nobody signs in by the link any more, and why. */
export interface Over {
  readonly words: Readonly<Record<Locale, string>> | "notification.incomplete" | "notification.late" | "notification.usedUp";
}

export interface Arrival {
  readonly wanted: string;
  readonly forViewer: boolean | null;
  /** Null where only the full sign-in is left. */
  readonly asked: Asked | null;
  readonly over: Over | null;
}

type Answered = Arrival | "closed";

const nowhere: Arrival = { wanted: "/", forViewer: null, asked: null, over: { words: "notification.incomplete" } };

function readAnswer({ notification, errors }: OpenNotificationMutation["openNotification"]): Answered {
  if (notification) {
    const wanted = pathOf(readFragment(NotificationDestinationFields, notification.leadsTo));
    return { wanted, forViewer: notification.forViewer ?? null, asked: notification, over: null };
  }
  if (errors.some(({ __typename }) => __typename === "PortalClosed")) return "closed";
  const expired = errors.find((error) => error.__typename === "NotificationLinkExpired");
  if (!expired) return nowhere;
  const wanted = pathOf(readFragment(NotificationDestinationFields, expired.leadsTo));
  return { wanted, forViewer: expired.forViewer ?? null, asked: null, over: { words: expired.messages } };
}

interface Loaded {
  readonly token: string;
  readonly arrival: Arrival | null;
  readonly error: CombinedError | undefined;
}

/** What the link asks for. Asking changes nothing, so that it may be asked again. */
export function useNotification(token: string | null, onClosed: () => void) {
  const client = useClient();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (token === null) return;
    let current = true;
    void client
      .mutation(OpenNotification, { input: { token } })
      .toPromise()
      .then(({ data, error }) => {
        if (!current) return;
        const answered = data ? readAnswer(data.openNotification) : null;
        if (answered === "closed") onClosed();
        else setLoaded({ token, arrival: answered, error });
      });
    return () => {
      current = false;
    };
  }, [client, token, attempt, onClosed]);

  const of = loaded?.token === token ? loaded : null;
  const retry = useCallback(() => {
    setLoaded(null);
    setAttempt((before) => before + 1);
  }, []);
  const change = useCallback(
    (make: (before: Arrival) => Arrival) => setLoaded((before) => before && { ...before, arrival: before.arrival && make(before.arrival) }),
    [],
  );
  return { arrival: token === null ? nowhere : (of?.arrival ?? null), error: of?.error, retry, change };
}
