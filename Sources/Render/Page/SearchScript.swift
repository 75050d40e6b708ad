/// The search of a course's page. It reads what the page carries, so that it works from a file as from a server.
enum SearchScript {
  /// What is found, by itself: the rest only reads the box and writes into the page.
  ///
  /// The data are chapters of title, address and sections; a section is anchor, title, text.
  static let finding = #"""
    function fold(text) {
      return text.replace(/[^\x00-\x7f]/g, function (unit) {
        return (unit.normalize ? unit.normalize("NFD") : unit).charAt(0).toLowerCase().charAt(0);
      }).toLowerCase();
    }
    function starts(text, at) { return at === 0 || !/[a-z0-9\u0370-\uffff]/.test(text.charAt(at - 1)); }
    function find(chapters, query) {
      var words = fold(query).split(/\s+/).filter(Boolean), found = [];
      if (!words.length) { return found; }
      chapters.forEach(function (chapter) {
        var name = fold(chapter[0]);
        chapter[2].forEach(function (section) {
          var folded = section[3] || (section[3] = [fold(section[1]), fold(section[2])]), score = 0, own = false;
          var all = words.every(function (word) {
            var best = 0;
            folded.forEach(function (text, place) {
              var at = text.indexOf(word);
              if (at >= 0) { own = true; best = Math.max(best, (place ? 1 : 8) * (starts(text, at) ? 2 : 1)); }
            });
            score += best;
            return best || name.indexOf(word) >= 0;
          });
          if (all && own) {
            found.push({ chapter: chapter[0], title: section[1], section: section, score: score, words: words,
              order: found.length, href: chapter[1] + (section[0] ? "#" + encodeURIComponent(section[0]) : "") });
          }
        });
      });
      return found.sort(function (a, b) { return b.score - a.score || a.order - b.order; });
    }
    function marked(text, folded, words) {
      var parts = [""], at = 0;
      while (at < text.length) {
        var length = words.reduce(function (longest, word) {
          return folded.substr(at, word.length) === word ? Math.max(longest, word.length) : longest;
        }, 0);
        if (length) { parts.push(text.substr(at, length), ""); } else { parts[parts.length - 1] += text.charAt(at); }
        at += length || 1;
      }
      return parts;
    }
    function context(result) {
      var text = result.section[2], folded = result.section[3][1];
      var at = result.words.reduce(function (first, word) {
        var place = folded.indexOf(word);
        return place >= 0 && (first < 0 || place < first) ? place : first;
      }, -1);
      var from = Math.max(0, at - 50), to = Math.min(text.length, Math.max(at, 0) + 130);
      if (from > 0) { from = text.indexOf(" ", from) + 1 || from; }
      if (from > at && at >= 0) { from = at; }
      if (to < text.length) { to = Math.max(text.lastIndexOf(" ", to), at + 1); }
      var parts = marked(text.slice(from, to), folded.slice(from, to), result.words);
      if (from > 0) { parts[0] = "… " + parts[0]; }
      if (to < text.length) { parts[parts.length - 1] += " …"; }
      return parts;
    }

    """#

  /// The box, its keys and its results.
  static let search =
    "\n(function () {\n\"use strict\";\n" + finding + #"""
      var box = document.querySelector(".search"), input = box.querySelector("input");
      var list = box.querySelector("ol"), status = box.querySelector(".found"), most = 30;
      var chapters = JSON.parse(box.querySelector("script").textContent), last = "";
      function add(parent, name, text) {
        var element = document.createElement(name);
        if (text) { element.textContent = text; }
        return parent.appendChild(element);
      }
      function addMarked(parent, parts) {
        parts.forEach(function (part, place) {
          if (place % 2) { add(parent, "mark", part); } else { parent.appendChild(document.createTextNode(part)); }
        });
      }
      function show() {
        var query = input.value.trim();
        if (query === last) { return; }
        last = query;
        var found = find(chapters, query);
        list.textContent = "";
        found.slice(0, most).forEach(function (result) {
          var link = add(add(list, "li"), "a");
          link.href = result.href;
          addMarked(add(link, "b"), marked(result.title, result.section[3][0], result.words));
          if (result.chapter !== result.title) { add(link, "span", " " + result.chapter); }
          if (result.section[2]) { addMarked(add(link, "p"), context(result)); }
        });
        status.textContent = !query ? "" : !found.length ? "Nothing found" : found.length === 1 ? "1 place"
          : found.length > most ? "The first " + most + " of " + found.length + " places" : found.length + " places";
      }
      input.addEventListener("input", show);
      box.addEventListener("keydown", function (event) {
        var links = Array.prototype.slice.call(list.querySelectorAll("a"));
        var place = links.indexOf(document.activeElement), key = event.key;
        if (key === "Enter" && place < 0 && links.length) { links[0].click(); }
        else if (key === "ArrowDown" && place + 1 < links.length) { links[place + 1].focus(); }
        else if (key === "ArrowUp" && place >= 0) { (links[place - 1] || input).focus(); }
        else if (key === "Escape") { input.value = ""; input.focus(); show(); }
        else { return; }
        event.preventDefault();
      });
      document.addEventListener("keydown", function (event) {
        if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) { return; }
        if (/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) { return; }
        event.preventDefault();
        input.focus();
      });
      window.addEventListener("pageshow", show);
      box.hidden = false;
      show();
      if (location.hash === "#" + box.id) { input.focus(); }
      })();

      """#
}
