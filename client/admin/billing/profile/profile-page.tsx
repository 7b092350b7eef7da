import { useQuery } from "urql";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { useBillingText } from "../billing-texts.ts";
import { NotForYou } from "../not-for-you.tsx";
import "../billing.css";
import "../form/form.css";
import { BillingProfileFields, BillingProfileQuery } from "./profile-fields.ts";
import { ProfileForm } from "./profile-form.tsx";

/** Who bills: what stands at the head of each invoice and receipt. */
export default function ProfilePage() {
  return useStaff().permissions.includes("CLINIC_WRITE") ? <Profile /> : <NotForYou title="profile.title" />;
}

function Profile() {
  const { clinic } = useStaff();
  const text = useBillingText();
  const [{ data, error }, retry] = useQuery({ query: BillingProfileQuery });
  return (
    <div className="stack-wide billing">
      <div className="stack">
        <PageHeading title={text("profile.title")} place={clinic.name} />
        <p className="soft">{text("profile.lead")}</p>
      </div>
      <PageState data={data} error={error} onRetry={retry} skeleton={<Skeleton shapes={["tile", "tile", "tile"]} />}>
        {({ billingProfile }) => <ProfileForm loaded={readFragment(BillingProfileFields, billingProfile) ?? null} />}
      </PageState>
    </div>
  );
}
