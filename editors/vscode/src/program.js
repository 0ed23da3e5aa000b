// The govlint on this machine: asked who it is, before anything is started. Knows no editor.
const { execFile } = require("node:child_process")

const PATIENCE = 20_000 // milliseconds: the first start on a slow machine compiles what later ones only load

/**
 * Whether the program can be started.
 * @param {string} path a command, or the path of a program
 * @param {string} folder where it is started
 * @returns {Promise<string>} empty, or a sentence that says what is wrong and one that says what to do
 */
function trouble(path, folder) {
  return new Promise((resolve) => {
    execFile(path, ["--version"], { cwd: folder, timeout: PATIENCE }, (error, said) => {
      if (error?.code === "ENOENT") {
        resolve(`There is no ${path} on this machine. Install it as the page of this extension says, or say in the setting govlint.path where it is.`)
      } else if (error) {
        resolve(`${path} cannot be started. Look at the setting govlint.path.`)
      } else {
        resolve(said.startsWith("govlint") ? "" : `${path} is not govlint. Look at the setting govlint.path.`)
      }
    })
  })
}

/**
 * Whether a text is one that govlint reads.
 * @param {string} text
 */
function isPolicy(text) {
  return /^[\s{]*["']?govlint\b/m.test(text) // as workspace/load.py has it
}

module.exports = { isPolicy, trouble }
