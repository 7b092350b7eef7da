/** Names as they are heard in Canadian waiting rooms. Given and family names are combined by chance; the people don't exist. */
export interface NameStock {
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly family: readonly string[];
  /** How often two family names are joined by a hyphen. */
  readonly joined: number;
}

const list = (names: string): readonly string[] => names.trim().split(/\s*,\s*/);

export const nameStocks: Readonly<Record<string, NameStock>> = {
  french: {
    female: list(`Marie-Ève, Geneviève, Océane, Maude, Anne-Sophie, Léa, Chloé, Élise, Noémie, Josée, Françoise, Hélène, Thérèse, Maïté,
      Marie-Soleil, Zoé, Audrey-Anne, Béatrice, Cécile, Joëlle, Solène, Rosalie, Florence, Gisèle, Huguette, Lucie, Manon, Mégane,
      Ginette, Marie-Pier, Laurence, Éloïse, Agathe, Coralie, Sylvie, Andrée-Anne`),
    male: list(`Jean-François, Étienne, Félix, Loïc, Rémi, Benoît, Jean-Sébastien, Olivier, Antoine, Raphaël, Zacharie, Édouard, Gérard,
      François, Stéphane, Mathis, Émile, Théo, Xavier, Marc-André, Louis-Philippe, Réjean, Hervé, Léandre, Noël, Ludovic, Alexis,
      Pierre-Luc, Cédric, Jérémie, Thomas, Guy, Yvon, Normand, Joël, Maël`),
    family: list(`Tremblay, Côté, Gagné, Bélanger, D'Amour, D’Amours, L’Heureux, L'Écuyer, St-Pierre, St-Onge, Lefebvre, Bouchard, Levêque,
      Pelletier, Thériault, Fréchette, Beauchêne, Lévesque, Desrosiers, Saint-Amand, De La Durantaye, Gélinas, Hébert, Paré, Tétreault,
      Charbonneau, Dubé, Boivin, Doyon, Gâtien, Vézina, Lapointe, Ouellet, Rioux, Brûlé, Marcoux, Simard, Quévillon, Du Sablon, Archambault`),
    joined: 0.14,
  },
  english: {
    female: list(`Emma, Olivia, Grace, Abigail, Sarah-Jane, Megan, Heather, Fiona, Zoë, Chloe, Mary Ann, Hannah, Ruby, Charlotte, Siobhán,
      Eleanor, Audrey, Beth, Kathleen, Rowan`),
    male: list(`Liam, Noah, Owen, Connor, Jack, William, Ethan, Duncan, Graeme, Seán, Callum, Hugh, Wesley, Thomas, Patrick, Logan, Isaac,
      Angus, Billy-Joe, Rhys`),
    family: list(`O'Brien, O’Connor, MacDonald, McLeod, Fitzgerald, Campbell, Smith, Wilson, O'Neill, Fraser, Kennedy, Baker, Reid, Walsh,
      Power, LeBlanc-Smith, Anderson, Van der Berg, Hughes, St. John, Stewart, Clarke, Bennett-Ross, Whitfield`),
    joined: 0.04,
  },
  haitian: {
    female: list("Fabiola, Mirlande, Guerda, Nadège, Rose-Merline, Marie-Carmelle, Dieula, Yolette, Ketsia, Wideline"),
    male: list("Jean-Robert, Wilner, Frantz, Évens, Ronald, Jacquelin, Wisly, Pierre-Richard, Stanley, Ricardo"),
    family: list(
      "Jean-Baptiste, Pierre-Louis, Désir, Toussaint, Saint-Fleur, Célestin, Joseph, Étienne, Dorvil, Estimé, Jean-Charles, Fils-Aimé",
    ),
    joined: 0,
  },
  arabic: {
    female: list("Amina, Fatima-Zahra, Leïla, Yasmine, Nour, Khadija, Rania, Salma, Hind, Soumaya"),
    male: list("Mohamed, Youssef, Karim, Omar, Abdel-Rahman, Anis, Hamza, Tarek, Zakaria, Élias"),
    family: list("Benali, El Amrani, Haddad, Bouzid, Ben Youssef, Al-Khatib, Mansouri, Belkacem, Chérif, El-Masri, Trabelsi, Aït Ouali"),
    joined: 0.03,
  },
  vietnamese: {
    female: list("Thị Mai, Ngọc Lan, Thúy, Hương, Bích Trâm, Kim Anh, Phương, Quỳnh"),
    male: list("Văn Hùng, Minh Đức, Quốc Bảo, Tuấn, Hải, Đăng Khoa, Thiện, Long"),
    family: list("Nguyễn, Trần, Lê, Phạm, Đặng, Huỳnh, Võ, Bùi, Đỗ, Ngô"),
    joined: 0.02,
  },
  punjabi: {
    female: list("Harpreet, Simran, Manpreet, Gurleen, Jasleen, Navdeep, Amrit, Kiranjit"),
    male: list("Gurpreet, Arjan, Jaspreet, Balwinder, Manjit, Sukhdeep, Harjot, Tejinder"),
    family: list("Singh, Kaur, Gill, Dhaliwal, Sandhu, Grewal, Sidhu, Brar, Dhillon, Bains"),
    joined: 0.03,
  },
  indigenous: {
    female: list("Maïkan, Aputi, Nipin, Siku, Mikona, Shaniss, Annie-Kim, Winona, Elisapie, Mary-Jane"),
    male: list("Takwakin, Mahikan, Putulik, Adamie, Uapush, Jimmy, Nanuk, Joshua, Pien, Shapatu"),
    family: list("Awashish, Mestokosho, Vollant, Qumaluk, Kanapé, Bellefleur, Cardinal, Blackned, Weetaltuk, McKenzie, Ottawa, Petiquay"),
    joined: 0.03,
  },
  others: {
    female: list("Agnieszka, João-Maria, Inês, Ingrid, Siân, Wei, Yuki, Adaeze, Žofia, Ximena, Aïssatou, María José"),
    male: list("Łukasz, João, Ștefan, Jörg, Søren, Wei, Kenji, Chukwuemeka, Žan, Joaquín, Mamadou, Ömer"),
    family:
      list(`Łukasiewicz, Wójcik, Gonçalves, Müller, Sørensen, Chen, Yamamoto, Okafor, N'Diaye, N’Guessan, Đurić, Peña, Ionescu, Diallo,
      Öztürk, García-Márquez, Li, Ó Briain`),
    joined: 0.02,
  },
};
