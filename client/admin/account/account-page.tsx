import { useQuery } from "urql";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { useStaff } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { StaffAccount } from "./account-fields.ts";
import "./account.css";
import { PasswordSection } from "./password-section.tsx";
import { SecondStepSection } from "./second-step-section.tsx";
import { SessionsSection } from "./sessions-section.tsx";

/** One's own account: password, second step, and where one is signed in. */
export default function AccountPage() {
  const { name, email, clinic } = useStaff();
  const text = useText();
  const [{ data, error }, reload] = useQuery({ query: StaffAccount });
  const again = (): void => reload({ requestPolicy: "network-only" });
  return (
    <div className="account stack-wide">
      <div className="stack">
        <PageHeading title={text("account.title")} place={clinic.name} />
        <p className="soft">{text("account.lead", { name, email })}</p>
      </div>
      <PageState data={data?.viewer?.staffMember} error={error} onRetry={again} skeleton={<Skeleton shapes={["tile", "tile", "tile"]} />}>
        {({ secondStep, sessions }) => (
          <>
            <SecondStepSection secondStep={secondStep} onChanged={again} />
            <PasswordSection onChanged={again} />
            <SessionsSection sessions={sessions} onChanged={again} />
          </>
        )}
      </PageState>
    </div>
  );
}
