// Browsers start no worker from a file. For a site that is opened by double-click a frame does the work of the search.
// The generator looks for this file by its name, and would otherwise have each page load such a script from elsewhere.
if (location.protocol === "file:") {
  // As between a page and a worker: what is told is a copy, and comes after what is being done now.
  const tell = (listener, data) => {
    const copy = structuredClone(data)
    setTimeout(() => listener.onmessage?.({ data: copy }))
  }
  window.Worker = class {
    constructor(address) {
      this.frame = document.createElement("iframe")
      this.frame.hidden = true
      this.frame.srcdoc = `<script>postMessage = (data) => frameElement.told(data)</script><script src="${address}"></script>`
      this.frame.told = (data) => tell(this, data)
      this.ready = new Promise((done) => this.frame.addEventListener("load", done, { once: true }))
      document.body.append(this.frame)
    }
    postMessage(data) {
      this.ready.then(() => tell(this.frame.contentWindow ?? {}, data))
    }
    terminate() {
      this.frame.remove()
    }
  }
}
