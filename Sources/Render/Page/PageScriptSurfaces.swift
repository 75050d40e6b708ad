extension PageScript {
  /// A surface at an angle: the projection and the order of the cells are `SurfaceProjection` and `SurfaceMesh.order`
  /// of the figures, for any angle in degrees.
  static let surfaces = projection + "\n" + painting + "\n" + turning

  private static let projection = #"""
    function seenFrom(turn, tilt) {
      var a = turn * Math.PI / 180, b = tilt * Math.PI / 180;
      var ca = Math.cos(a), sa = Math.sin(a), cb = Math.cos(b), sb = Math.sin(b);
      return {
        right: function (x, y) { return x * ca - y * sa; },
        away: function (x, y) { return x * sa + y * ca; },
        up: function (x, y, h) { return (x * sa + y * ca) * sb + h * 1.25 * cb; },
        middle: 0.625 * cb
      };
    }
    function fromFar(count, away) {
      var list = [], place;
      for (place = 0; place < count; place += 1) { list.push(away > 0 ? count - 1 - place : place); }
      return list;
    }
    function cellsFromFar(rows, columns, seen) {
      var list = [];
      fromFar(rows, seen.away(0, 1)).forEach(function (row) {
        fromFar(columns, seen.away(1, 0)).forEach(function (column) { list.push([row, column]); });
      });
      return list;
    }
    """#

  /// The elements of the drawing: walls, ground, cells with the paths between them, arrows, and the numbers around.
  private static let painting = #"""
    function paintSurface(scene, turn, tilt) {
      var seen = seenFrom(turn, tilt), ink = "fill=\"currentColor\"";
      var bx = seen.away(1, 0) < 0 ? -1 : 1, by = seen.away(0, 1) < 0 ? -1 : 1;
      function tenth(number) { return String(Math.round(number * 10) / 10); }
      function at(x, y, h) {
        return [scene.middle[0] + seen.right(x, y) * scene.unit,
          scene.middle[1] - (seen.up(x, y, h) - seen.middle) * scene.unit];
      }
      function pair(point) { return tenth(point[0]) + " " + tenth(point[1]); }
      function line(points) { return "M" + points.map(pair).join("L"); }
      function path(attributes, data) { return "<path " + attributes + " d=\"" + data + "\"/>"; }
      function threes(numbers) {
        var points = [], place;
        for (place = 0; place < numbers.length; place += 3) {
          points.push(at(numbers[place], numbers[place + 1], numbers[place + 2]));
        }
        return points;
      }
      function walls() {
        var lines = "";
        scene.x.forEach(function (tick) { lines += line([at(tick[0], -by, 0), at(tick[0], by, 0), at(tick[0], by, 1)]); });
        scene.y.forEach(function (tick) { lines += line([at(-bx, tick[0], 0), at(bx, tick[0], 0), at(bx, tick[0], 1)]); });
        scene.h.forEach(function (tick) {
          lines += line([at(-bx, by, tick[0]), at(bx, by, tick[0]), at(bx, -by, tick[0])]);
        });
        var edges = line([at(-bx, -by, 0), at(bx, -by, 0), at(bx, by, 0), at(-bx, by, 0), at(-bx, -by, 0)])
          + line([at(-bx, by, 0), at(-bx, by, 1)]);
        return "<g class=\"grid\" stroke=\"currentColor\" fill=\"none\">" + path("stroke-opacity=\".16\"", lines)
          + path("stroke-opacity=\".5\"", edges) + "</g>";
      }
      function ground() {
        return "<g fill=\"none\" stroke-width=\"1.6\" stroke-linejoin=\"round\">" + scene.floor.map(function (own) {
          var points = [], place;
          for (place = 0; place < own[1].length; place += 2) { points.push(at(own[1][place], own[1][place + 1], 0)); }
          return path("stroke=\"" + scene.colours[own[0]] + "\"", line(points));
        }).join("") + "</g>";
      }
      function trails(order) {
        var placeOf = {}, texts = {};
        order.forEach(function (cell, place) { placeOf[cell] = place; });
        function add(piece, text) {
          var last = 0, row, column;
          for (row = piece[0] - 1; row <= piece[0] + 1; row += 1) {
            for (column = piece[1] - 1; column <= piece[1] + 1; column += 1) {
              last = Math.max(last, placeOf[[row, column]] || 0);
            }
          }
          texts[last] = (texts[last] || "") + text;
        }
        scene.paths.forEach(function (own) {
          var length = 0, end;
          own.pieces.forEach(function (piece) {
            var points = threes(piece[2]), data = line(points);
            var dash = own.dash ? " stroke-dasharray=\"" + own.dash + "\" stroke-dashoffset=\"" + tenth(length) + "\"" : "";
            add(piece, path("stroke=\"#ffffff\" stroke-width=\"4.5\"", data) + path(own.stroke + dash, data));
            points.reduce(function (a, b) {
              length += Math.sqrt((b[0] - a[0]) * (b[0] - a[0]) + (b[1] - a[1]) * (b[1] - a[1]));
              return b;
            });
          });
          function circle(piece, radius, attributes) {
            if (!piece) { return; }
            end = threes(piece[2])[0];
            add(piece, "<circle " + attributes + " cx=\"" + tenth(end[0]) + "\" cy=\"" + tenth(end[1]) + "\" r=\"" + radius
              + "\"/>");
          }
          circle(own.start, 4, own.stroke + " fill=\"#ffffff\"");
          circle(own.end, 4.5, "fill=\"#15181e\" stroke=\"#ffffff\"");
        });
        return texts;
      }
      function cells() {
        var order = cellsFromFar(scene.ys.length - 1, scene.xs.length - 1, seen), between = trails(order);
        return "<g stroke=\"#15181e\" stroke-opacity=\".45\" stroke-width=\".6\" stroke-linejoin=\"round\">"
          + order.map(function (cell, place) {
            var row = cell[0], column = cell[1], shade = scene.shades[row].charAt(column), text = "";
            function corner(r, c) { return at(scene.xs[c], scene.ys[r], scene.heights[r][c]); }
            if (shade !== " ") {
              text = path("fill=\"" + scene.colours[shade] + "\"", line([corner(row, column), corner(row, column + 1),
                corner(row + 1, column + 1), corner(row + 1, column)]) + "z");
            }
            return text + (between[place] ? "<g stroke-opacity=\"1\" fill=\"none\">" + between[place] + "</g>" : "");
          }).join("") + "</g>";
      }
      function arrows() {
        return scene.arrows.map(function (own) {
          var ends = threes(own), from = ends[0], to = ends[1], dx = to[0] - from[0], dy = to[1] - from[1];
          var length = Math.sqrt(dx * dx + dy * dy);
          if (length <= 1) { return ""; }
          dx /= length;
          dy /= length;
          var data = line(ends) + line([[to[0] - 9 * dx - 5 * dy, to[1] - 9 * dy + 5 * dx], to,
            [to[0] - 9 * dx + 5 * dy, to[1] - 9 * dy - 5 * dx]]);
          return "<g fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\">"
            + path("stroke=\"#ffffff\" stroke-width=\"5\"", data) + path("stroke=\"#15181e\" stroke-width=\"2.2\"", data)
            + "<circle cx=\"" + tenth(from[0]) + "\" cy=\"" + tenth(from[1]) + "\" r=\"3\" fill=\"#15181e\" stroke=\"#ffffff\"/>"
            + "</g>";
        }).join("");
      }
      function text(x, y, isLeft, content, size) {
        return "<text " + ink + " x=\"" + tenth(x) + "\" y=\"" + tenth(y) + "\"" + (isLeft ? " text-anchor=\"end\"" : "")
          + (size || "") + ">" + content + "</text>";
      }
      function labels() {
        var list = "", middle = scene.middle[0];
        function along(ticks, name, place) {
          var half = place(0), isLeft = half[0] < middle, width = name[1];
          ticks.forEach(function (tick) {
            var point = place(tick[0]);
            list += text(point[0] + (isLeft ? -4 : 4), point[1] + 18, isLeft, tick[1]);
          });
          list += text(isLeft ? Math.max(half[0] - 30, width + 4) : Math.min(half[0] + 30, 2 * middle - width - 4),
            half[1] + 40, isLeft, name[0], " font-size=\"15\"");
        }
        along(scene.x, scene.xName, function (place) { return at(place, -by, 0); });
        along(scene.y, scene.yName, function (place) { return at(-bx, place, 0); });
        scene.h.forEach(function (tick) {
          var point = at(-bx, by, tick[0]), isLeft = point[0] < middle;
          list += text(point[0] + (isLeft ? -7 : 7), point[1] + 2, isLeft, tick[1]);
        });
        return list;
      }
      return walls() + ground() + cells() + arrows() + labels();
    }
    """#

  /// A drag along the picture turns the surface, a drag up or down tilts it.
  private static let turning = #"""
    function startSurface(explorer, scene) {
      var inputs = all(explorer, "input"), outputs = all(explorer, "output"), part = explorer.querySelector(".part");
      var group = part.querySelector(".scene"), waiting = 0, from = null;
      function show() {
        waiting = 0;
        inputs.forEach(function (input, place) {
          outputs[place].textContent = input.value + "°";
          input.setAttribute("aria-valuetext", input.value + "°");
        });
        group.innerHTML = paintSurface(scene, Number(inputs[0].value), Number(inputs[1].value));
      }
      function moved() { waiting = waiting || window.requestAnimationFrame(show); }
      inputs.forEach(function (input) { input.addEventListener("input", moved); });
      part.classList.add("turns");
      part.addEventListener("pointerdown", function (event) {
        part.setPointerCapture(event.pointerId);
        from = [event.clientX, event.clientY, Number(inputs[0].value), Number(inputs[1].value)];
      });
      part.addEventListener("pointermove", function (event) {
        if (!from || !event.buttons) { return; }
        inputs[0].value = (from[2] + (event.clientX - from[0]) / 2 + 720) % 360;
        inputs[1].value = from[3] + (event.clientY - from[1]) / 3;
        moved();
      });
      part.addEventListener("pointercancel", function () { from = null; });
      part.addEventListener("pointerup", function () { from = null; });
      show();
    }
    """#
}
