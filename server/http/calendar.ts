import type { RequestHandler } from "express";
import { fromGlobalId } from "../graphql/global-id.ts";
import { toICalendar } from "../modules/appointments/to-icalendar.ts";
import type { Services } from "../services.ts";
import { authenticate } from "./authenticate.ts";
import { Cookies } from "./cookies.ts";
import { plainPage } from "./plain-page.ts";
import { originOf } from "./request-origin.ts";
import { localeOf } from "./request-locale.ts";

const unavailable = { fr: "Ce rendez-vous n'est pas disponible.", en: "This appointment is not available." };

/** `GET /portal/appointments/:id/calendar.ics`: one appointment for the patient's own calendar. What they can't see, they can't export. */
export function appointmentCalendar(services: Services, secure: boolean): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const { clinic, requestId } = response.locals;
    const origin = originOf(request, requestId);
    request.headers["portail-app"] = "portal";
    const actor = await authenticate(request, new Cookies(request, response, secure), services, response.locals, origin);
    const id = fromGlobalId("Appointment", request.params.id);
    const [appointment] = actor?.kind === "patient" && id !== null ? await services.appointments.readMany(actor, [id]) : [];
    const [location] = appointment && actor ? await services.clinics.locationsById(actor, [appointment.locationId]) : [];
    response.setHeader("Cache-Control", "no-store");
    if (!appointment || !location) {
      plainPage(response, 404, unavailable[localeOf(request, clinic.defaultLocale)]);
      return;
    }
    response
      .type("text/calendar")
      .attachment("appointment.ics")
      .send(toICalendar(appointment, location, clinic));
  };
}
