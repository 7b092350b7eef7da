/**
 * What is loaded together comes as one file: on a phone's network each file costs more than what it holds. The first group that matches
 * takes a module, with what it imports.
 */
export const chunkGroups = [
  // Runs before the page is painted.
  {
    name: "first",
    test: /client\/(?:shared\/app\/(?:early-clicks|first-paint|root-element)|portal\/preview\/preview-frame)|vite\/preload-helper/,
    priority: 4,
  },
  { name: "framework", test: /node_modules\/(?:react|react-dom|scheduler|react-router|@?urql|wonka|@lingui)\//, priority: 3 },
  { name: "shared", test: /client\/shared\/(?:(?:app|forms|graphql|language|navigation|session)\/|ui\/(?!toast))/, priority: 2 },
  { name: "lists", test: /client\/shared\/(?:appointments|paging)\//, priority: 1 },
  { name: "portal-frame", test: /client\/portal\/(?:(?:frame|live|session)\/.*|use-text)\.tsx?$/, priority: 1 },
  { name: "admin-frame", test: /client\/admin\/(?:(?:frame|session)\/.*|use-text|use-more-words|lazy-part)\.tsx?$/, priority: 1 },
];
