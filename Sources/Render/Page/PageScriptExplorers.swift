extension PageScript {
  /// Moves explorers: a control or the pointer sets what is shown, and each part is put together from its template.
  static let explorers =
    "(function () {\n\"use strict\";\n" + frames + "\n" + surfaces + "\n" + moving + "\n"
      + #"""
      function all(owner, selector) { return Array.prototype.slice.call(owner.querySelectorAll(selector)); }
      all(document, ".explorer").forEach(function (explorer) {
        var source = explorer.querySelector("script"), stage = explorer.querySelector(".stage");
      // An author's own element may have the class.
      if (!source || !stage) { return; }
      var data = JSON.parse(source.textContent);
        if (data.surface) { startSurface(explorer, data.surface); } else { startFrames(explorer, data); }
        explorer.classList.add("live");
        stage.hidden = false;
      });
      })();

      """#

  /// Explorers of frames. The pointer and the reader's play may set more often than the screen shows, so what is shown
  /// follows once a picture of the screen.
  private static let moving = #"""
    function startFrames(explorer, data) {
      var controls = all(explorer, ".control"), parts = all(explorer, ".part");
      var inputs = controls.map(function (control) { return control.querySelector("input"); });
      var counts = data.controls.map(function (control) { return control.settings.length; });
      var words = explorer.querySelector(".stage > .words"), status = explorer.querySelector("[role=status]");
      var shown = [], timer = 0, waiting = 0, silence = 0;
      function show() {
        waiting = 0;
        var settings = inputs.map(function (input) { return Number(input.value); });
        inputs.forEach(function (input, place) {
          var text = data.controls[place].settings[settings[place]];
          input.setAttribute("aria-valuetext", text);
          controls[place].querySelector("output").textContent = text;
        });
        var frame = frameOf(settings, counts);
        parts.forEach(function (part, place) {
          var html = fill(data.parts[place], frame);
          if (shown[place] !== html) { part.innerHTML = html; shown[place] = html; }
        });
        if (words) { words.textContent = fill(data.words, frame); }
      }
      function moved() {
        waiting = waiting || window.requestAnimationFrame(show);
        if (!status) { return; }
        window.clearTimeout(silence);
        silence = window.setTimeout(function () { status.textContent = words.textContent; }, 700);
      }
      function stop() {
        window.clearInterval(timer);
        timer = 0;
        controls.forEach(function (control) {
          var button = control.querySelector(".play");
          control.classList.remove("playing");
          if (button) { button.setAttribute("aria-label", "Play"); }
        });
      }
      function play(control, place) {
        var input = inputs[place], last = counts[place] - 1;
        if (Number(input.value) >= last) { input.value = 0; moved(); }
        control.classList.add("playing");
        control.querySelector(".play").setAttribute("aria-label", "Pause");
        timer = window.setInterval(function () {
          input.value = Number(input.value) + 1;
          moved();
          if (Number(input.value) >= last) { stop(); }
        }, words ? 1200 : Math.max(60, Math.min(400, 8000 / counts[place])));
      }
      inputs.forEach(function (input) {
        input.addEventListener("input", function () { stop(); moved(); });
      });
      controls.forEach(function (control, place) {
        function on(name, act) {
          var button = control.querySelector("." + name);
          if (button) { button.addEventListener("click", act); }
        }
        function by(step) {
          return function () { stop(); inputs[place].value = Number(inputs[place].value) + step; moved(); };
        }
        on("back", by(-1));
        on("forward", by(1));
        on("play", function () { if (timer) { stop(); } else { play(control, place); } });
      });
      parts.forEach(function (part, number) {
        var followers = inputs.map(function (input, place) { return place; }).filter(function (place) {
          return data.controls[place].part === number;
        });
        if (!followers.length) { return; }
        part.classList.add("follows");
        function follow(event) {
          var svg = part.querySelector("svg");
          if (!svg || event.pointerType === "touch" && event.type === "pointermove" && !event.buttons) { return; }
          var box = svg.getBoundingClientRect(), view = svg.viewBox.baseVal;
          followers.forEach(function (place) {
            var control = data.controls[place];
            var at = control.side === "x" ? (event.clientX - box.left) / box.width * view.width
              : (event.clientY - box.top) / box.height * view.height;
            inputs[place].value = nearest(at, control.ends, counts[place]);
          });
          stop();
          moved();
        }
        part.addEventListener("pointerdown", function (event) {
          // The figure under the finger is drawn anew, and the finger must not be lost with it.
          part.setPointerCapture(event.pointerId);
          follow(event);
        });
        part.addEventListener("pointermove", follow);
      });
      show();
    }
    """#
}
