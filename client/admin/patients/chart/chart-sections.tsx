import { NavLink } from "react-router";
import { useStaff } from "../../session/session-provider.tsx";
import { useText } from "../../use-text.ts";
import { patientPath } from "../patient-paths.ts";

const sections = ["appointments", "conversations", "invoices", "messages", "views"] as const;

export type ChartSection = (typeof sections)[number];

export const sectionOf = (name: string | undefined): ChartSection | undefined => sections.find((each) => each === name);

const needs = {
  appointments: "APPOINTMENTS_READ",
  conversations: "CONVERSATIONS_READ",
  invoices: "BILLING_READ",
  messages: null,
  views: null,
} as const;

/** Links to the parts of a chart, each with an address of its own. */
export function ChartSections({ id }: { id: string }) {
  const { permissions } = useStaff();
  const text = useText();
  const shown = sections.filter((section) => needs[section] === null || permissions.includes(needs[section]));
  return (
    <nav className="chart-sections" aria-label={text("chart.sections")}>
      <ul className="section-links">
        <li>
          <NavLink end to={patientPath(id)}>
            {text("chart.tab.overview")}
          </NavLink>
        </li>
        {shown.map((section) => (
          <li key={section}>
            <NavLink to={`${patientPath(id)}/${section}`}>{text(`chart.tab.${section}`)}</NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
