import type { NewStaffMember } from "../modules/staff/staff.service.ts";

/** Known to everybody: the demo runs on one's own machine and is refused in production. */
export const demoPassword = "portail-demo";

/** Who works in a demo clinic; the vendor's support account has one place in each. */
export const demoStaff = (slug: string): readonly NewStaffMember[] => [
  { email: "support@portail.example", name: "Soutien Portail", role: "SUPPORT", password: demoPassword },
  { email: `admin@${slug}.example`, name: "Andrée-Anne Ouellet", role: "ADMIN", password: demoPassword },
  { email: `desk@${slug}.example`, name: "Loïc Power", role: "DESK", password: demoPassword },
];
