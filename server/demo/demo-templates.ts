import type { ConsumerActor } from "../kernel/actor.ts";
import type { Services } from "../services.ts";

/** What a clinic writes again and again. */
const demoTemplates = [
  {
    name: "Résultats disponibles",
    subject: { fr: "Vos résultats sont arrivés", en: "Your results are in" },
    body: {
      fr: "<p>Bonjour,</p><p>Vos résultats sont arrivés et la clinique les a lus. Vous les trouvez en pièce jointe.</p><p>Si vous avez des questions, répondez à ce message.</p>",
      en: "<p>Hello,</p><p>Your results are in and the clinic has read them. You find them attached.</p><p>If you have questions, reply to this message.</p>",
    },
  },
  {
    name: "Préparer une visite",
    subject: { fr: "Avant votre rendez-vous", en: "Before your appointment" },
    body: {
      fr: "<p>Bonjour,</p><p>Pour votre prochain rendez-vous, apportez\u00a0:</p><ul><li>votre carte d'assurance maladie</li><li>la liste de vos médicaments</li><li>vos lunettes, si vous en portez</li></ul>",
      en: "<p>Hello,</p><p>For your next appointment, please bring:</p><ul><li>your health card</li><li>the list of your medications</li><li>your glasses, if you wear any</li></ul>",
    },
  },
  {
    name: "Ordonnance renouvelée",
    subject: { fr: "Votre ordonnance est renouvelée", en: "Your prescription is renewed" },
    body: {
      fr: "<p>Bonjour,</p><p>Votre ordonnance est renouvelée et votre pharmacie l'a reçue.</p>",
      en: "<p>Hello,</p><p>Your prescription is renewed, and your pharmacy has it.</p>",
    },
  },
] as const;

/** Where a clinic has no templates yet, it begins with these. */
export async function seedTemplates(
  { conversationTemplates }: Pick<Services, "conversationTemplates">,
  actor: ConsumerActor,
): Promise<void> {
  if ((await conversationTemplates.list(actor, false)).length > 0) return;
  for (const template of demoTemplates) {
    const made = await conversationTemplates.create(actor, template);
    if (!made.ok) throw new Error(`A template of the demo was refused: ${JSON.stringify(made.problems)}`);
  }
}
