import { useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { graphql } from "../../gql/index.ts";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import type { AppointmentsWhen } from "../../gql/graphql.ts";
import { useText } from "../use-text.ts";
import { AppointmentCard } from "./appointment-card.tsx";

export const AppointmentListFields = graphql(`
  fragment AppointmentList on AppointmentConnection {
    edges {
      node {
        id
        ...AppointmentCard
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
`);

const MoreAppointments = graphql(`
  query MoreAppointments($when: AppointmentsWhen!, $first: Int!, $after: String) {
    viewer {
      patient {
        appointments(when: $when, first: $first, after: $after) {
          ...AppointmentList
        }
      }
    }
  }
`);

export const pageSize = 5;

interface AppointmentListProps {
  readonly when: AppointmentsWhen;
  readonly first: FragmentType<typeof AppointmentListFields>;
}

export function AppointmentList({ when, first }: AppointmentListProps) {
  const text = useText();
  const client = useClient();
  const announce = useAnnounce();
  const [later, setLater] = useState<readonly FragmentType<typeof AppointmentListFields>[]>([]);
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const firstAdded = useRef<HTMLLIElement>(null);
  const pages = readFragment(AppointmentListFields, [first, ...later]);
  const edges = pages.flatMap((page) => page.edges);
  const last = pages.at(-1)?.pageInfo;
  const addedFrom = pages.slice(0, -1).flatMap((page) => page.edges).length;

  // The button may be gone after the last page: the focus goes to the first appointment that was added.
  useEffect(() => {
    if (later.length > 0) firstAdded.current?.focus();
  }, [later]);

  const showMore = async (): Promise<void> => {
    setState("busy");
    const { data } = await client.query(MoreAppointments, { when, first: pageSize, after: last?.endCursor ?? null }).toPromise();
    const next = data?.viewer?.patient?.appointments;
    setState(next ? "idle" : "failed");
    if (!next) return;
    setLater((before) => [...before, next]);
    announce(text("home.added", { count: readFragment(AppointmentListFields, next).edges.length }));
  };

  if (edges.length === 0) return <p className="empty">{text(`appointments.none.${when}`)}</p>;
  return (
    <div className="stack">
      <ul className="appointments">
        {edges.map(({ node }, index) => {
          const added = later.length > 0 && index === addedFrom;
          return (
            <li key={node.id} ref={added ? firstAdded : undefined} tabIndex={added ? -1 : undefined}>
              <AppointmentCard appointment={node} past={when === "PAST"} />
            </li>
          );
        })}
      </ul>
      {state === "failed" && (
        <Notice kind="danger" live="alert">
          <p>{text("home.moreFailed")}</p>
        </Notice>
      )}
      {last?.hasNextPage && (
        <div>
          <Button kind="secondary" busy={state === "busy"} onClick={() => void showMore()}>
            {text(`home.more.${when}`)}
          </Button>
        </div>
      )}
    </div>
  );
}
