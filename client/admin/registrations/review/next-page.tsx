import { useEffect, useState } from "react";
import { Navigate, useLocation } from "react-router";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { registrationPath, registrationsPath } from "../registration-paths.ts";

const NextRegistration = graphql(`
  query NextRegistration($before: DateTime) {
    registrations(submittedBefore: $before, first: 1) {
      edges {
        node {
          id
        }
      }
    }
  }
`);

/** Leads on from a registration to the next one down the queue that waits; from the last one to the newest; where none waits, to the queue. */
export default function NextPage() {
  const { permissions } = useStaff();
  const client = useClient();
  const { after = null } = (useLocation().state as { readonly after?: string } | null) ?? {};
  const [to, setTo] = useState<string | null>(null);
  const may = permissions.includes("REGISTRATIONS");
  useEffect(() => {
    if (!may) return;
    let current = true;
    const find = async (before: string | null): Promise<string | null> => {
      const { data } = await client.query(NextRegistration, { before }).toPromise();
      return data?.registrations.edges[0]?.node.id ?? null;
    };
    void (async () => {
      const id = (await find(after)) ?? (after === null ? null : await find(null));
      if (current) setTo(id === null ? registrationsPath : registrationPath(id));
    })();
    return () => {
      current = false;
    };
  }, [client, after, may]);
  if (!may) return <Navigate to={registrationsPath} replace />;
  return to === null ? <Skeleton shapes={["line", "tile", "tile"]} /> : <Navigate to={to} replace />;
}
