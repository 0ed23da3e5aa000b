// Bundles the extension into dist/, with the licences of all that goes into it.
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { build } from "esbuild"

const made = await build({
  entryPoints: ["src/extension.js"],
  outfile: "dist/extension.js",
  bundle: true,
  platform: "node",
  target: "node20",
  external: ["vscode"], // the editor itself gives it
  minify: true,
  metafile: true,
  logLevel: "warning",
})

const LICENCES = ["LICENSE", "LICENSE.md", "License.txt", "LICENSE.txt"]

function named(folder) {
  const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"))
  const found = LICENCES.map((file) => `${folder}/${file}`).find(existsSync)
  if (!found) {
    throw new Error(`${name} has no licence beside it`)
  }
  return `${name} ${version}\n\n${readFileSync(found, "utf8").trim()}\n`
}

// The innermost package of a file: packages can hold packages.
const inside = Object.keys(made.metafile.inputs).map((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/)?.[0])
const folders = [...new Set(inside.filter(Boolean))].sort()
writeFileSync("dist/licences.txt", folders.map(named).join(`\n${"-".repeat(80)}\n\n`))
