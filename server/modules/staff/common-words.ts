/**
 * What the most used long passwords are made of, in both languages. Of the 49,000 most used passwords only 308 have twelve characters
 * or more, nearly all of them such a word, a keyboard's row or a count, lengthened: a rule finds those that a list would miss.
 */
export const commonWords: readonly string[] = [
  ...["password", "passwort", "passphrase", "motdepasse", "mdp", "secret", "admin", "administrator", "administrateur", "administration"],
  ...["welcome", "bienvenue", "bonjour", "hello", "salut", "letmein", "changeme", "changezmoi", "default", "login", "signin", "connexion"],
  ...["support", "soutien", "portail", "portal", "clinique", "clinic", "hopital", "hospital", "patient", "doctor", "docteur", "medecin"],
  ...["sante", "health", "medical", "accueil", "frontdesk", "reception", "bureau", "office", "demo", "test", "user", "guest", "root"],
  ...["iloveyou", "jetaime", "love", "amour", "sunshine", "soleil", "princess", "princesse", "dragon", "monkey", "football", "baseball"],
  ...["hockey", "canadiens", "canada", "quebec", "montreal", "toronto", "vancouver", "ottawa", "master", "superman", "batman", "shadow"],
  ...["summer", "winter", "autumn", "spring", "printemps", "automne", "hiver", "january", "february", "march", "april", "june", "july"],
  ...["august", "september", "october", "november", "december", "janvier", "fevrier", "mars", "avril", "juin", "juillet", "aout"],
  ...["septembre", "octobre", "novembre", "decembre", "monday", "friday", "lundi", "vendredi", "ete", "the", "les", "and", "for", "pour"],
];
