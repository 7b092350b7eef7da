import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../gql/index.ts";
import type { DeviceFieldsFragment } from "../../gql/graphql.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { Icon } from "../../shared/ui/icon.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { DeviceFields } from "./device-fields.ts";
import { DeviceList } from "./device-list.tsx";
import "./devices.css";

const PortalDevices = graphql(`
  query PortalDevices {
    viewer {
      sessions {
        ...DeviceFields
      }
    }
  }
`);

export default function DevicesPage() {
  const { portal } = useSession();
  const text = useText();
  const [{ data, error }, retry] = useQuery({ query: PortalDevices });
  const [left, setLeft] = useState<readonly DeviceFieldsFragment[] | null>(null);
  const devices = left ?? readFragment(DeviceFields, data?.viewer?.sessions ?? undefined);
  return (
    <div className="stack-wide">
      <p>
        <Link className="back" to="/">
          <Icon name="back" />
          {text("appointment.all")}
        </Link>
      </p>
      <div className="stack">
        <PageHeading title={text("devices.title")} place={portal.clinic.name} />
        <p className="soft">{text("devices.lead")}</p>
      </div>
      <PageState data={devices} error={error} onRetry={retry} skeleton={<Skeleton shapes={["tile", "tile"]} />}>
        {(shown) => <DeviceList devices={shown} onDevices={setLeft} />}
      </PageState>
    </div>
  );
}
