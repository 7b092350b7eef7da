import { Suspense, useEffect, useRef } from "react";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { lazyBilling } from "../../billing/lazy-billing.ts";
import { lazyConversations } from "../../conversations/lazy-conversations.ts";
import { useText } from "../../use-text.ts";
import { PatientAppointments } from "../sections/patient-appointments.tsx";
import { PatientDeliveries } from "../sections/patient-deliveries.tsx";
import { RecordViews } from "../sections/record-views.tsx";
import type { ChartSection } from "./chart-sections.tsx";

const PatientConversations = lazyConversations(() => import("../../conversations/list/patient-conversations.tsx"));
const PatientInvoices = lazyBilling(() => import("../../billing/list/patient-invoices.tsx"));

const views = {
  appointments: PatientAppointments,
  conversations: PatientConversations,
  invoices: PatientInvoices,
  messages: PatientDeliveries,
  views: RecordViews,
} as const;

interface SectionViewProps {
  readonly id: string;
  readonly section: ChartSection;
  readonly takesFocus: boolean;
}

/** A part of the chart other than its first, which loads what it shows. */
export function SectionView({ id, section, takesFocus }: SectionViewProps) {
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  const View = views[section];
  return (
    <section className="stack" aria-labelledby="chart-section">
      <h2 id="chart-section" ref={heading} tabIndex={-1}>
        {text(`chart.section.${section}`)}
      </h2>
      <Suspense fallback={<Skeleton shapes={["tile", "tile"]} />}>
        <View id={id} />
      </Suspense>
    </section>
  );
}
