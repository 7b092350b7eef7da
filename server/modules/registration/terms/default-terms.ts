import type { LocalizedText } from "../../../kernel/locale.ts";

const paragraphs = (...texts: readonly string[]): string => texts.join("\n\n");

/**
 * The first version at every clinic that has published none. People have agreed to these very words: whoever words them anew has to
 * publish them as another version at the clinics that use them.
 */
export const defaultTerms: LocalizedText = {
  fr: paragraphs(
    "En envoyant cette inscription, je demande à la clinique d'ouvrir un dossier à mon nom, ou au nom de la personne que je représente.",
    "Les renseignements que je donne sont exacts, à ma connaissance. La clinique s'en sert pour vérifier qui je suis, tenir le dossier et communiquer avec moi. Elle ne les donne à personne d'autre, sauf si la loi le permet ou l'exige.",
    "La clinique lit mon inscription avant de l'accepter. L'envoyer ne me donne ni rendez-vous ni soins. En cas d'urgence, j'appelle le 911.",
    "Je peux demander à la clinique de voir, de corriger ou de retirer les renseignements que j'ai envoyés.",
  ),
  en: paragraphs(
    "By sending this registration I ask the clinic to open a chart in my name, or in the name of the person whom I represent.",
    "What I have entered is right as far as I know. The clinic uses it to check who I am, to keep the chart and to reach me. It gives it to nobody else, unless the law allows or requires it.",
    "The clinic reads my registration before it accepts it. Sending it gives me neither an appointment nor care. In an emergency I call 911.",
    "I can ask the clinic to see, correct or remove what I have sent.",
  ),
};
