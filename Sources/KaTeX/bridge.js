// Between KaTeX and its callers: what Duktape lacks, and one function that answers a request. ECMAScript 5.

(function (global) {
  "use strict";

  function define(prototype, name, method) {
    if (prototype[name]) return;
    Object.defineProperty(prototype, name, { value: method, writable: true, configurable: true });
  }

  define(Array.prototype, "fill", function (value, start, end) {
    var last = end === undefined ? this.length : end;
    for (var i = start || 0; i < last; i++) this[i] = value;
    return this;
  });
  define(Array.prototype, "find", function (test, context) {
    for (var i = 0; i < this.length; i++) if (test.call(context, this[i], i, this)) return this[i];
    return undefined;
  });
  define(Array.prototype, "includes", function (value) {
    return this.indexOf(value) >= 0;
  });
  define(String.prototype, "includes", function (text, start) {
    return this.indexOf(text, start) >= 0;
  });

  // KaTeX's \message and \show write there.
  function ignore() {}
  global.console = { log: ignore, warn: ignore, error: ignore };

  // A refusal of our own. It is about the whole formula, or about the first use of a command.
  function Refusal(message, command) {
    this.message = message;
    this.command = command;
  }

  // \mathbb for digits too, which KaTeX's fonts do not have but Unicode does. \Bbb is KaTeX's other name for it.
  // Tokens go from the last to the first.
  function blackboard(context) {
    var tokens = context.consumeArgs(1)[0];
    var digits = tokens.map(function (token) {
      return /^[0-9]$/.test(token.text)
        ? token.range(token, "\ud835" + String.fromCharCode(0xdfd8 + Number(token.text))) : null;
    });
    if (tokens.length > 0 && digits.indexOf(null) < 0) return { tokens: digits, numArgs: 0 };
    var name = context.future();
    function mark(text) { return (tokens[0] || name).range(tokens[0] || name, text); }
    return { tokens: [mark("}")].concat(tokens, mark("{"), mark("\\Bbb")), numArgs: 0 };
  }

  function settings(tex, isDisplay, macros) {
    var all = { "\\mathbb": blackboard, "\\mathds": "\\mathbb", "\\mathbbm": "\\mathbb" };
    // KaTeX's font has these letters at the places of plain ones, which it then prints.
    "ℂC ℍH ℕN ℙP ℚQ ℝR ℤZ".split(" ").forEach(function (pair) { all[pair[0]] = "\\mathbb{" + pair[1] + "}"; });
    macros.forEach(function (macro) { all[macro.name] = macro.body; });
    return {
      displayMode: isDisplay, output: "mathml", throwOnError: true, strict: false, macros: all,
      maxExpand: 10000, maxSize: 100,
      // Links, images and HTML attributes are not for formulas. Left to itself KaTeX would print the command in red.
      trust: function (use) {
        throw new Refusal(use.command + " is not possible here", use.command);
      }
    };
  }

  // KaTeX's MathML forgets the tags of rows: it leaves a cell of class mml-eqn-num. This finds what belongs there, in
  // the order of the cells: the nodes of a tag, or true for a row that LaTeX would number.
  function tagsOfRows(node, found) {
    if (Array.isArray(node)) {
      node.forEach(function (part) { tagsOfRows(part, found); });
    } else if (node && typeof node === "object") {
      if (node.type === "array") {
        node.body.forEach(function (row, i) {
          tagsOfRows(row, found);
          if (node.tags && node.tags[i]) found.push(node.tags[i]);
        });
      } else {
        Object.keys(node).forEach(function (key) { if (key !== "loc") tagsOfRows(node[key], found); });
      }
    }
    return found;
  }

  // TeX again from the nodes of a tag, which holds text and single symbols.
  function texOfTag(nodes) {
    return nodes.map(function (node) {
      switch (node.type) {
        case "ordgroup": return "{" + texOfTag(node.body) + "}";
        case "text": return (node.font || "\\text") + "{" + texOfTag(node.body) + "}";
        case "styling": return "$" + texOfTag(node.body) + "$";
        case "font": return "\\" + node.font + "{" + texOfTag([node.body]) + "}";
        case "textord": case "mathord": case "atom": case "spacing":
          return node.text + (/^\\[A-Za-z]+$/.test(node.text) ? " " : "");
        default: throw new Refusal("a row's \\tag can hold text and symbols only", "\\tag");
      }
    }).join("");
  }

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  }

  // The elements whose children count.
  var counting = ["mfrac", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover"];

  // Prints KaTeX's tree. Its own printing adds text to text, which takes a time that grows with the square of the
  // length, and writes spaces as characters, and negative ones as characters that browsers show as positive.
  function Printer(tex, isDisplay, macros) {
    var parts = [], tags = null;

    function tag() {
      if (!tags) tags = tagsOfRows(katex.__parse(tex, settings(tex, isDisplay, macros)), []);
      var nodes = tags.shift();
      if (!Array.isArray(nodes)) return;
      var printer = new Printer(texOfTag(nodes), false, macros);
      printer.print(printer.content());
      parts.push(printer.text());
    }

    // The tree without the formula's own elements: span, math, semantics.
    this.content = function () {
      return katex.__renderToDomTree(tex, settings(tex, isDisplay, macros)).children[0].children[0].children[0];
    };

    this.print = function (node) {
      var print = this.print.bind(this);
      if (typeof node.text === "string") {
        parts.push(escaped(node.text));
      } else if (typeof node.width === "number" && !node.children) {
        parts.push("<mspace width=\"", +node.width.toFixed(4), "em\"/>");
      } else if (!node.type) {
        node.children.forEach(print);
      } else {
        parts.push("<", node.type);
        Object.keys(node.attributes).forEach(function (name) {
          parts.push(" ", name, "=\"", escaped(String(node.attributes[name])), "\"");
        });
        if (node.classes.length > 0) parts.push(" class=\"", escaped(node.classes.join(" ")), "\"");
        parts.push(">");
        node.children.forEach(function (child) {
          // A fragment is one child, whatever is in it.
          var isOne = counting.includes(node.type) && child.children && !child.type;
          if (isOne) parts.push("<mrow>");
          print(child);
          if (isOne) parts.push("</mrow>");
        });
        if (node.classes.includes("mml-eqn-num")) tag();
        parts.push("</", node.type, ">");
      }
    };

    this.text = function () { return parts.join(""); };
  }

  // The place of a mistake, as "first-last" in UTF-16 units, or nothing where it is in the text of a macro: KaTeX's
  // message ends with the part around it, underlined character by character.
  function place(error, tex) {
    if (typeof error.position !== "number" || error.position < 0) return "";
    var context = / at (?:end of input|position \d+): ([^]*)$/.exec(error.message);
    if (!context) return "";
    var around = context[1].replace(/\u0332/g, "");
    var end = error.position + context[1].length - around.length;
    around = around.replace(/^…/, "").replace(/…$/, "");
    var start = Math.max(0, error.position - 15);
    return tex.slice(start, start + around.length) === around ? error.position + "-" + end : "";
  }

  // The request: "display" or "inline", the TeX, then names and bodies of macros in turn. The answer: "ok " with what
  // is inside KaTeX's `semantics` but for the annotation, or "no ", the place of the mistake, a space, and what is
  // wrong.
  global.answer = function (mode, tex) {
    var macros = [];
    for (var i = 2; i + 1 < arguments.length; i += 2) macros.push({ name: arguments[i], body: arguments[i + 1] });
    try {
      var printer = new Printer(tex, mode === "display", macros);
      printer.print(printer.content());
      return "ok " + printer.text();
    } catch (error) {
      if (error instanceof RangeError) {
        return "no  " + (/valstack/.test(error.message) ? "a macro grows too long" : "it is nested too deeply");
      }
      if (error instanceof Refusal) {
        var start = tex.indexOf(error.command);
        return "no " + (start < 0 ? "" : start + "-" + (start + error.command.length)) + " " + error.message;
      }
      if (error.name !== "ParseError") return "no  KaTeX fails with " + error.message;
      return "no " + place(error, tex) + " "
        + error.message.replace(/^KaTeX parse error: /, "").replace(/ at (?:end of input|position \d+): [^]*$/, "");
    }
  };
})(this);
