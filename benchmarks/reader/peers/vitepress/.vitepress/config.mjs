// VitePress as `vitepress init` sets it up with the default theme, in Norwegian.
export default {
  title: "VitePress",
  lang: "nb",
  ignoreDeadLinks: true, // the article leads to pages that only our own site has
  themeConfig: {
    nav: [{ text: "Forsiden", link: "/" }],
    sidebar: [{ text: "Artikkel", items: [{ text: "Artikkel", link: "/article" }] }],
  },
};
