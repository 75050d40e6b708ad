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
}
