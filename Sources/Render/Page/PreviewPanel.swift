import Digests

/// What a page has while its author writes: the notebook's messages, and a script that loads the page again when it has
/// changed.
public struct PreviewPanel: Sendable, Hashable {
  /// What is wrong or odd, as the terminal shows it; empty where all is well.
  public let messages: [String]

  public init(messages: [String]) { self.messages = messages }

  /// The address that answers when a page has changed: `?page=/or.html&seen=VERSION`.
  public static let address = "/nabla.changes"

  /// Behind the text, where it moves nothing.
  var html: String {
    let count = messages.count == 1 ? "1 message" : "\(messages.count) messages"
    let list = messages.map { "<pre>\(HTMLText.escape($0))</pre>\n" }.joined()
    let details =
      messages.isEmpty ? "" : "<details id=\"page.messages\"><summary>\(count)</summary>\n\(list)</details>"
    return """
      <aside id="page.preview" class="preview" data-seen="" aria-label="Preview">\
      <span role="status"></span>\(details)</aside>

      """
  }

  /// A page that was made with a panel, as bytes, with what tells this state of it from all others put in.
  public static func versioned(_ page: String) -> (bytes: [UInt8], version: String) {
    var bytes = Array(page.utf8)
    var hash = FNV1a()
    for byte in bytes { hash.combine(byte: byte) }
    let version = String(hash.value, radix: 16)
    // The panel stands behind the text, in which this may stand too.
    let mark = Array("data-seen=\"\"".utf8)
    var place = bytes.count - mark.count
    while place > 0, !bytes[place..<place + mark.count].elementsEqual(mark) { place -= 1 }
    if place > 0 { bytes.insert(contentsOf: version.utf8, at: place + mark.count - 1) }
    return (bytes, version)
  }

  /// A page that only says something.
  public func page(title: String, saying text: String) -> String {
    var page = Page(title: title, bodyHTML: "<pre>\(HTMLText.escape(text))</pre>\n")
    page.preview = self
    return page.html()
  }

  static let style = """
    .preview { position: fixed; right: .8rem; bottom: .8rem; z-index: 4; max-width: min(46rem, calc(100vw - 1.6rem));
      font: .85rem/1.5 var(--sans); }
    .preview details, .preview [role=status]:not(:empty) { display: block; margin: 0; padding: .3em .8em;
      border: 1px solid var(--rule); border-radius: .3rem; background: var(--panel); color: var(--ink);
      box-shadow: 0 2px 8px rgb(0 0 0 / .2); }
    .preview summary { font-weight: 600; }
    .preview details[open] { max-height: 60vh; overflow: auto; }
    .preview pre { margin: .4em 0; overflow-x: auto; font-size: .8rem; }
    @media print { .preview { display: none; } }

    """

  /// Asks whether the page has changed, and loads it again in the place where the reader is: the last heading or block
  /// above the window's edge stays where it was, and what was open stays open.
  static let script = #"""
    (function () {
    "use strict";
    var panel = document.getElementById("page.preview"), status = panel.querySelector("[role=status]");
    var key = "nabla-preview " + location.pathname;
    function marks() { return document.querySelectorAll("article [id]"); }
    function place() {
      var found = null;
      Array.prototype.forEach.call(marks(), function (mark) {
        var top = mark.getBoundingClientRect().top;
        if (top <= 1 && mark.getClientRects().length) { found = { id: mark.id, top: top }; }
      });
      var open = [];
      Array.prototype.forEach.call(document.querySelectorAll("details"), function (part, number) {
        if (part.open) { open.push(number); }
      });
      return { mark: found, y: window.scrollY, open: open };
    }
    function restore() {
      var kept = null;
      try {
        kept = JSON.parse(window.sessionStorage.getItem(key));
        window.sessionStorage.removeItem(key);
      } catch (refused) { kept = null; }
      if (!kept) { return; }
      var parts = document.querySelectorAll("details");
      kept.open.forEach(function (number) { if (parts[number]) { parts[number].open = true; } });
      var mark = kept.mark && document.getElementById(kept.mark.id);
      var y = mark ? window.scrollY + mark.getBoundingClientRect().top - kept.mark.top : kept.y;
      window.scrollTo({ top: y, behavior: "instant" });
    }
    function load() {
      try { window.sessionStorage.setItem(key, JSON.stringify(place())); } catch (refused) { status.textContent = ""; }
      location.reload();
    }
    function wait() {
      window.fetch("/nabla.changes?page=" + encodeURIComponent(location.pathname)
        + "&seen=" + encodeURIComponent(panel.getAttribute("data-seen")), { cache: "no-store" })
        .then(function (answer) {
          status.textContent = "";
          if (answer.status === 200) { load(); } else if (answer.status === 204) { wait(); } else { throw answer; }
        })
        .catch(function () {
          status.textContent = "The preview has stopped";
          window.setTimeout(wait, 1000);
        });
    }
    if ("scrollRestoration" in window.history) { window.history.scrollRestoration = "manual"; }
    restore();
    wait();
    })();

    """#
}
