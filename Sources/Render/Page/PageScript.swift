/// The page's own scripts, the only ones that its content security policy lets run.
enum PageScript {
  /// What is shown at which setting, by itself: the rest only reads controls and writes into the page.
  static let frames = #"""
    function fill(template, frame) {
      var strings = template[0], html = strings[0];
      template[1].forEach(function (slot, place) {
        html += slot[0][slot.length > 1 ? slot[1][frame] : frame] + strings[place + 1];
      });
      return html;
    }
    function frameOf(settings, counts) {
      return settings.reduce(function (frame, setting, place) { return frame * counts[place] + setting; }, 0);
    }
    function nearest(place, ends, count) {
      var setting = Math.round((place - ends[0]) / (ends[1] - ends[0]) * (count - 1));
      return Math.min(Math.max(setting, 0), count - 1);
    }
    """#

  /// Moves explorers: a control or the pointer sets what is shown, and each part is put together from its template.
  static let explorers =
    "(function () {\n\"use strict\";\n" + frames + "\n" + #"""
      function start(explorer) {
        var source = explorer.querySelector("script"), stage = explorer.querySelector(".stage");
        // An author's own element may have the class.
        if (!source || !stage) { return; }
        var data = JSON.parse(source.textContent);
        var controls = Array.prototype.slice.call(explorer.querySelectorAll(".control"));
        var inputs = controls.map(function (control) { return control.querySelector("input"); });
        var parts = Array.prototype.slice.call(explorer.querySelectorAll(".part"));
        var counts = data.controls.map(function (control) { return control.settings.length; });
        var timer = 0, shown = [];
        function show() {
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
        }
        function stop() {
          window.clearInterval(timer);
          timer = 0;
          controls.forEach(function (control) { control.classList.remove("playing"); });
        }
        inputs.forEach(function (input) {
          input.addEventListener("input", function () { stop(); show(); });
        });
        controls.forEach(function (control, place) {
          var button = control.querySelector("button"), input = inputs[place];
          if (!button) { return; }
          button.addEventListener("click", function () {
            if (timer) { stop(); button.setAttribute("aria-label", "Play"); return; }
            if (Number(input.value) >= counts[place] - 1) { input.value = 0; }
            control.classList.add("playing");
            button.setAttribute("aria-label", "Pause");
            timer = window.setInterval(function () {
              input.value = Number(input.value) + 1;
              show();
              if (Number(input.value) >= counts[place] - 1) { stop(); button.setAttribute("aria-label", "Play"); }
            }, Math.max(60, Math.min(400, 8000 / counts[place])));
            show();
          });
        });
        parts.forEach(function (part, number) {
          var followers = data.controls.map(function (control, place) { return place; }).filter(function (place) {
            return data.controls[place].part === number;
          });
          if (!followers.length) { return; }
          part.classList.add(followers.length > 1 ? "follows-both" : "follows");
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
            show();
          }
          part.addEventListener("pointermove", follow);
          part.addEventListener("pointerdown", follow);
        });
        explorer.classList.add("live");
        stage.hidden = false;
        show();
      }
      Array.prototype.forEach.call(document.querySelectorAll(".explorer"), start);
      })();

      """#
}
