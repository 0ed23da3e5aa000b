// Browsers start no worker from a file. For a site that is opened by double-click a frame does the work of the search.
// The generator looks for this file by its name, and would otherwise have each page load such a script from elsewhere.
if (location.protocol === "file:") {
  window.Worker = class {
    constructor(address) {
      this.frame = document.createElement("iframe")
      this.frame.hidden = true
      this.ready = new Promise((done) => this.frame.addEventListener("load", done, { once: true }))
      this.frame.srcdoc = `<script>postMessage = (data) => frameElement.heard({ data })</script><script src="${address}"></script>`
      this.frame.heard = (message) => this.onmessage?.(message)
      document.body.append(this.frame)
    }
    postMessage(data) {
      this.ready.then(() => this.frame.contentWindow?.onmessage?.({ data }))
    }
    terminate() {
      this.frame.remove()
    }
  }
}
