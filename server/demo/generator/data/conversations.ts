/** What is written in one conversation of the demo. `>` begins what the clinic writes, as HTML; `<` the patient's text. */
export interface ScriptedConversation {
  /** Whose: the place of a named patient, or of another one who reads this language. */
  readonly patient: number | "fr" | "en";
  readonly subject: string;
  /** When it began, and how long each answer took. */
  readonly daysAgo: number;
  readonly hoursBetween: number;
  readonly lines: readonly string[];
  readonly replies?: "OFF" | "ONCE";
  readonly closed?: boolean;
  readonly assigned?: boolean;
  /** Who has not read the last message. */
  readonly unreadBy?: "CLINIC" | "PATIENT";
}

const readings = Array.from({ length: 30 }, (_, day) => {
  const [high, low] = [138 - Math.floor(day / 2) + ((day * 7) % 5), 88 - Math.floor(day / 3) + ((day * 5) % 4)];
  return [
    `> <p>Bonjour Marie-Ève, quelle est votre tension ce matin (jour ${day + 1})?</p>`,
    `< ${high}/${low}, prise assise, après cinq minutes de repos.`,
  ];
}).flat();

export const conversationsOfDemo: readonly ScriptedConversation[] = [
  {
    ...{ patient: 1, subject: "Suivi quotidien de la tension artérielle", daysAgo: 32, hoursBetween: 12, assigned: true },
    lines: readings,
  },
  {
    ...{ patient: 1, subject: "Préparation à votre prise de sang", daysAgo: 3, hoursBetween: 5, unreadBy: "CLINIC" },
    lines: [
      "> <p>Bonjour,</p><p>Pour votre prise de sang :</p><ul><li>rien manger à partir de <strong>minuit</strong>;</li><li>boire de l’eau seulement;</li><li>apporter la requête.</li></ul>",
      "< Merci! Est-ce que je peux prendre mon médicament du matin?",
    ],
  },
  {
    ...{ patient: 1, subject: "Votre renouvellement d’ordonnance", daysAgo: 1, hoursBetween: 2, unreadBy: "PATIENT" },
    lines: ["> <p>Votre ordonnance a été envoyée à votre pharmacie. Elle sera prête demain après-midi.</p>"],
  },
  {
    ...{ patient: 1, subject: "Fermeture de la clinique le 24 juin", daysAgo: 60, hoursBetween: 1, replies: "OFF" },
    lines: ["> <p>La clinique sera fermée le 24 juin. En cas d’urgence, composez le 911; pour un conseil, Info-Santé au 811.</p>"],
  },
  {
    ...{ patient: 2, subject: "Your physiotherapy exercises", daysAgo: 6, hoursBetween: 20, assigned: true, unreadBy: "CLINIC" },
    lines: [
      "> <p>Hi Liam,</p><ol><li>Heel slides, 3 × 10</li><li>Straight leg raises, 3 × 8</li><li>Ten minutes of walking</li></ol><p>Tell us how it goes.</p>",
      "< The leg raises hurt a little under the kneecap. Should I stop?",
      "> <p>Leave those out for three days and keep the others. We will look at it on your next visit.</p>",
      "< Great, thank you. The walking is going well.",
    ],
  },
  {
    ...{ patient: 2, subject: "A form to fill in before your visit", daysAgo: 2, hoursBetween: 3, replies: "ONCE", unreadBy: "PATIENT" },
    lines: ["> <p>Before your visit, please tell us which medicines you take, with the dose. One answer is enough.</p>"],
  },
  {
    ...{ patient: 3, subject: "Résultats de votre mammographie", daysAgo: 20, hoursBetween: 30, closed: true },
    lines: [
      "> <p>Bonjour Madame St-Pierre, tout est normal. Le prochain examen aura lieu dans deux ans.</p>",
      "< Merci beaucoup, je suis soulagée.",
      "> <p>Avec plaisir. Nous fermons cette conversation; appelez-nous au besoin.</p>",
    ],
  },
  {
    ...{ patient: 4, subject: "Bienvenue à la clinique", daysAgo: 9, hoursBetween: 8 },
    lines: [
      "> <p>Bonjour Maï, bienvenue! Apportez à votre première visite :</p><table><tbody><tr><th>Quoi</th><th>Pourquoi</th></tr><tr><td>Carte d’assurance maladie</td><td>Ouvrir votre dossier</td></tr><tr><td>Carnet de vaccination</td><td>Le mettre à jour</td></tr></tbody></table>",
      "< C’est noté, merci.",
    ],
  },
  {
    ...{ patient: "fr", subject: "Vaccin contre la grippe", daysAgo: 12, hoursBetween: 26, unreadBy: "CLINIC" },
    lines: [
      '> <p>La vaccination commence lundi. Choisissez une heure sur <a href="https://rendez-vous.example">la page des rendez-vous</a>.</p>',
      "< Puis-je amener ma mère de 82 ans en même temps?",
    ],
  },
  {
    ...{ patient: "fr", subject: "Changement d’heure de votre rendez-vous", daysAgo: 4, hoursBetween: 4, unreadBy: "PATIENT" },
    lines: ["> <p>Votre médecin est retenu à l’hôpital. Pourriez-vous venir à 15 h 30 plutôt qu’à 14 h?</p>"],
  },
  {
    ...{ patient: "en", subject: "Your referral to dermatology", daysAgo: 15, hoursBetween: 40 },
    lines: [
      "> <p>Your referral was sent today. The dermatology clinic will call you within six weeks.</p>",
      "< Thanks. What should I do if nobody calls?",
      "> <p>Write here or call us after six weeks, and we will follow up.</p>",
    ],
  },
  {
    ...{ patient: "en", subject: "Missing health card", daysAgo: 30, hoursBetween: 6, closed: true, replies: "OFF" },
    lines: ["> <p>Please bring your health card on your next visit: the one on file has expired.</p>"],
  },
];

export const conversationsOfMaple: readonly ScriptedConversation[] = [
  {
    ...{ patient: 1, subject: "How to take your new inhaler", daysAgo: 5, hoursBetween: 7, unreadBy: "CLINIC" },
    lines: [
      "> <p>Hello Harpreet, shake it, breathe out, press once, breathe in <em>slowly</em> and hold for ten seconds.</p>",
      "< That helped, thank you! How often can I use it?",
    ],
  },
];
