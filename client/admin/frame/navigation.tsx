import { NavLink } from "react-router";
import { Icon } from "../../shared/ui/icon.tsx";
import { FindingsBadge } from "../billing/counts/findings-badge.tsx";
import { UnreadBadge } from "../conversations/counts/unread-badge.tsx";
import { PendingBadge } from "../registrations/counts/pending-badge.tsx";
import { useStaff } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import "./navigation.css";

export function Navigation() {
  const { permissions } = useStaff();
  const text = useText();
  return (
    <nav className="navigation" aria-label={text("navigation.label")}>
      <ul className="navigation-list">
        <li>
          <NavLink to="/" end>
            <Icon name="home" />
            {text("navigation.home")}
          </NavLink>
        </li>
        <li>
          <NavLink to="/account">
            <Icon name="person" />
            {text("navigation.account")}
          </NavLink>
        </li>
        {permissions.includes("PATIENTS_READ") && (
          <li>
            <NavLink to="/patients">
              <Icon name="people" />
              {text("navigation.patients")}
            </NavLink>
          </li>
        )}
        {permissions.includes("CONVERSATIONS_READ") && (
          <li>
            <NavLink to="/conversations">
              <Icon name="chat" />
              {text("navigation.conversations")} <UnreadBadge />
            </NavLink>
          </li>
        )}
        {permissions.includes("BILLING_READ") && (
          <li>
            <NavLink to="/billing">
              <Icon name="invoice" />
              {text("navigation.billing")} <FindingsBadge />
            </NavLink>
          </li>
        )}
        {permissions.includes("REGISTRATIONS") && (
          <li>
            <NavLink to="/registrations">
              <Icon name="note" />
              {text("navigation.registrations")} <PendingBadge />
            </NavLink>
          </li>
        )}
        {permissions.includes("BULK_PATIENT_ACCESS") && (
          <li>
            <NavLink to="/bulk-access">
              <Icon name="lock" />
              {text("navigation.bulkAccess")}
            </NavLink>
          </li>
        )}
        {permissions.includes("PATIENTS_READ") && (
          <li>
            <NavLink to="/deliveries">
              <Icon name="mail" />
              {text("navigation.deliveries")}
            </NavLink>
          </li>
        )}
        {permissions.includes("AUDIT_READ") && (
          <li>
            <NavLink to="/audit">
              <Icon name="clock" />
              {text("navigation.audit")}
            </NavLink>
          </li>
        )}
        <li className="navigation-group">
          <span className="navigation-title" id="navigation-settings">
            {text("navigation.settings")}
          </span>
          <ul className="navigation-list" aria-labelledby="navigation-settings">
            {permissions.includes("CLINIC_WRITE") && (
              <li>
                <NavLink to="/identification-types">
                  <Icon name="card" />
                  {text("navigation.idTypes")}
                </NavLink>
              </li>
            )}
            {permissions.includes("CLINIC_WRITE") && (
              <li>
                <NavLink to="/settings/registration-terms">
                  <Icon name="note" />
                  {text("navigation.registrationTerms")}
                </NavLink>
              </li>
            )}
            {permissions.includes("CLINIC_WRITE") && permissions.includes("BILLING_READ") && (
              <li>
                <NavLink to="/settings/billing-profile">
                  <Icon name="invoice" />
                  {text("navigation.billingProfile")}
                </NavLink>
              </li>
            )}
            {permissions.includes("CLINIC_WRITE") && permissions.includes("CONVERSATIONS_READ") && (
              <li>
                <NavLink to="/settings/conversation-templates">
                  <Icon name="mail" />
                  {text("navigation.conversationTemplates")}
                </NavLink>
              </li>
            )}
            {permissions.includes("INTEGRATIONS") && (
              <li>
                <NavLink to="/settings/integrations">
                  <Icon name="screen" />
                  {text("navigation.integrations")}
                </NavLink>
              </li>
            )}
            <li>
              <NavLink to="/settings/patient-portal">
                <Icon name="settings" />
                {text("navigation.patientPortal")}
              </NavLink>
            </li>
          </ul>
        </li>
      </ul>
    </nav>
  );
}
