// A plain Eleventy site as its documentation makes one: a layout with what the page by hand says, a well-known classless
// style sheet, and the official image plugin with the formats of eleventy-base-blog.
import { eleventyImageTransformPlugin } from "@11ty/eleventy-img";

export default function (config) {
  config.addPassthroughCopy({ "../../node_modules/simpledotcss/simple.min.css": "simple.min.css" });
  config.addPlugin(eleventyImageTransformPlugin, {
    formats: ["avif", "webp", "auto"],
    widths: [480, 960, "auto"],
    htmlOptions: { imgAttributes: { decoding: "async", sizes: "(min-width: 45rem) 45rem, 100vw" } },
  });
  return { dir: { input: ".", output: "_site", includes: "_includes" } };
}
