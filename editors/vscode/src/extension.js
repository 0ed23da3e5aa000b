// Starts `govlint lsp` for a folder that holds policies; all that is known about policies is known there.
const { existsSync } = require("node:fs")
const { join } = require("node:path")
const vscode = require("vscode")
const { LanguageClient } = require("vscode-languageclient/node")
const { isPolicy, trouble } = require("./program.js")

const INSTALL = "How to install"
const SETTINGS = "Open the settings"
const OUTPUT = "Show the output"

let client
let starting
let attempt = 0 // a start that a newer one has overtaken goes no further

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("govlint.restart", restart),
    vscode.workspace.onDidOpenTextDocument(startFor),
    vscode.workspace.onDidSaveTextDocument(startFor),
    vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("govlint") && starting && restart()),
  )
  if (folders().some((folder) => existsSync(join(folder, "govlint.toml")))) {
    await start()
  } else {
    await Promise.all(vscode.workspace.textDocuments.map(startFor))
  }
}

function folders() {
  return (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath)
}

async function startFor(document) {
  if (document.languageId === "yaml" && document.uri.scheme === "file" && isPolicy(document.getText())) {
    await start()
  }
}

function start() {
  starting ??= startOnce()
  return starting
}

async function startOnce() {
  const mine = ++attempt
  const settings = vscode.workspace.getConfiguration("govlint")
  const [path, args, cwd] = [settings.get("path"), settings.get("args"), folders()[0]]
  const wrong = await trouble(path, cwd)
  if (mine !== attempt) {
    return
  }
  if (wrong) {
    void tell(wrong) // nobody waits for somebody to read it
    return
  }
  const server = { command: path, args: ["lsp", ...args], options: { cwd } }
  client = new LanguageClient("govlint", server, { documentSelector: [{ scheme: "file", language: "yaml" }] })
  try {
    await client.start()
  } catch (error) {
    if (mine === attempt) {
      void tell(`govlint did not start: ${error.message}`)
    }
  }
}

async function tell(wrong) {
  const chosen = await vscode.window.showErrorMessage(wrong, INSTALL, SETTINGS, ...(client ? [OUTPUT] : []))
  if (chosen === INSTALL) {
    await vscode.commands.executeCommand("extension.open", "govlint.govlint")
  } else if (chosen === SETTINGS) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "govlint")
  } else if (chosen === OUTPUT) {
    client.outputChannel.show()
  }
}

async function restart() {
  await deactivate()
  await start()
}

async function deactivate() {
  const running = client
  client = starting = undefined
  attempt++
  try {
    await running?.dispose()
  } catch {
    // one that never started cannot be stopped
  }
}

module.exports = { activate, deactivate }
