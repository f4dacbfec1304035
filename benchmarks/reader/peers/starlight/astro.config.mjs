// Starlight as `npm create astro -- --template starlight` sets it up, in Norwegian.
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";

export default defineConfig({
  integrations: [
    starlight({
      title: "Starlight",
      locales: { root: { label: "Norsk", lang: "nb" } },
      sidebar: [{ label: "Artikkel", slug: "article" }],
    }),
  ],
});
