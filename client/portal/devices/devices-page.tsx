import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../gql/index.ts";
import type { DeviceFieldsFragment } from "../../gql/graphql.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { OwnPage } from "../frame/own-page.tsx";
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
  const text = useText();
  const [{ data, error }, retry] = useQuery({ query: PortalDevices });
  const [left, setLeft] = useState<readonly DeviceFieldsFragment[] | null>(null);
  const devices = left ?? readFragment(DeviceFields, data?.viewer?.sessions ?? undefined);
  return (
    <OwnPage title={text("devices.title")} lead={text("devices.lead")}>
      <PageState data={devices} error={error} onRetry={retry} skeleton={<Skeleton shapes={["tile", "tile"]} />}>
        {(shown) => <DeviceList devices={shown} onDevices={setLeft} />}
      </PageState>
    </OwnPage>
  );
}
