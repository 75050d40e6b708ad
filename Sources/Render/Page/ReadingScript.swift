extension PageScript {
  /// Sets the scheme that the reader chose before anything is drawn. A page opened from a disk may be refused the store.
  static let scheme = #"""
    (function () {
    "use strict";
    var kept = null;
    try { kept = window.localStorage.getItem("nabla-theme"); } catch (refused) { kept = null; }
    if (kept === "light" || kept === "dark") { document.documentElement.setAttribute("data-theme", kept); }
    })();

    """#

  /// What makes reading easier: a button for light and dark, buttons that copy code, the section that is read lit in the
  /// contents, what scrolls in itself reached by keyboard, and everything open in print.
  static let reading =
    "(function () {\n\"use strict\";\n" + tools + switching + copying + contents + scrolling + printing + "})();\n"

  private static let tools = #"""
    var root = document.documentElement;
    function each(list, act) { Array.prototype.forEach.call(list, act); }
    function all(selector) { return document.querySelectorAll(selector); }
    function button(name, label) {
      var made = document.createElement("button");
      made.type = "button";
      made.className = name;
      made.setAttribute("aria-label", label);
      return made;
    }

    """#

  private static let switching = #"""
    function isDark() {
      var chosen = root.getAttribute("data-theme");
      return chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
    }
    var turn = button("scheme", "Dark colours");
    turn.title = "Light or dark";
    function mark() { turn.setAttribute("aria-pressed", String(isDark())); }
    mark();
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", mark);
    turn.addEventListener("click", function () {
      var next = isDark() ? "light" : "dark";
      root.setAttribute("data-theme", next);
      mark();
      try { window.localStorage.setItem("nabla-theme", next); } catch (refused) { return; }
    });
    var skip = document.querySelector(".skip");
    skip.parentNode.insertBefore(turn, skip.nextSibling);

    """#

  private static let copying = #"""
    var said = document.createElement("div");
    said.className = "unseen";
    said.setAttribute("role", "status");
    document.body.appendChild(said);
    function copied(press) {
      press.classList.add("done");
      said.textContent = "Copied";
      window.setTimeout(function () { press.classList.remove("done"); said.textContent = ""; }, 2000);
    }
    function select(code, press) {
      window.getSelection().selectAllChildren(code);
      if (document.execCommand("copy")) { copied(press); }
    }
    each(all("main pre > code"), function (code) {
      var block = code.parentNode, press = button("copy", "Copy this code"), frame = document.createElement("div");
      if (block.className === "math") { return; }
      frame.className = "copyable";
      block.parentNode.insertBefore(frame, block);
      frame.appendChild(block);
      frame.appendChild(press);
      press.addEventListener("click", function () {
        if (!navigator.clipboard) { select(code, press); return; }
        navigator.clipboard.writeText(code.textContent).then(
          function () { copied(press); }, function () { select(code, press); });
      });
    });

    """#

  private static let contents = #"""
    var list = document.querySelector(".sections"), fold = list && list.querySelector("details");
    if (fold) {
      var wide = window.matchMedia("(min-width: 64rem)"), links = list.querySelectorAll("a"), headings = [];
      each(links, function (link) {
        headings.push(document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1))));
        link.addEventListener("click", function () { if (!wide.matches) { fold.open = false; } });
      });
      fold.open = wide.matches;
      wide.addEventListener("change", function () { fold.open = wide.matches; });
      if (window.IntersectionObserver) {
        var observer = new window.IntersectionObserver(function () {
          var read = null;
          headings.forEach(function (heading, place) {
            links[place].removeAttribute("aria-current");
            if (heading.getBoundingClientRect().top < window.innerHeight / 4) { read = links[place]; }
          });
          if (!read) { return; }
          read.setAttribute("aria-current", "true");
          if (read.offsetTop < list.scrollTop || read.offsetTop > list.scrollTop + list.clientHeight - 40) {
            list.scrollTop = read.offsetTop - list.clientHeight / 2;
          }
        }, { rootMargin: "0px 0px -75% 0px" });
        headings.forEach(function (heading) { observer.observe(heading); });
      }
    }

    """#

  private static let scrolling = #"""
    var reached = 0;
    function kind(thing) {
      if (thing.parentNode.className === "figure-data") { return "Data"; }
      if (thing.querySelector("table")) { return "Wide table"; }
      return thing.localName === "pre" ? "Wide code" : "Wide formula";
    }
    function reach() {
      var things = "main pre, .table, .table-scroll, figure.output, .value, .equation, .math.display, main math";
      each(all(things), function (thing) {
        var isTall = thing.parentNode.className === "figure-data" && thing.scrollHeight > thing.clientHeight + 1;
        if (!isTall && thing.scrollWidth <= thing.clientWidth + 1) { return; }
        if (thing.tabIndex >= 0 || thing.closest("summary")) { return; }
        thing.setAttribute("tabindex", "0");
        if (thing.localName === "math" || thing.localName === "figure") { return; }
        var caption = thing.querySelector("caption");
        reached += 1;
        thing.setAttribute("role", "region");
        thing.setAttribute("aria-label", caption ? caption.textContent : kind(thing) + " " + reached);
      });
    }
    reach();
    window.addEventListener("resize", reach);
    document.addEventListener("toggle", reach, true);

    """#

  private static let printing = #"""
    var opened = [];
    window.addEventListener("beforeprint", function () {
      opened = Array.prototype.slice.call(all("main details:not([open])"));
      opened.forEach(function (part) { part.open = true; });
    });
    window.addEventListener("afterprint", function () { opened.forEach(function (part) { part.open = false; }); });

    """#
}
