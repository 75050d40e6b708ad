import CDuktape

/// Runs scripts as a browser would, in Duktape. The heap lives as long as one call.
enum JavaScript {
  /// The text that the last expression gives.
  static func text(_ script: String) -> String {
    guard let heap = duk_create_heap(nil, nil, nil, nil, nil) else { return "no heap" }
    defer { duk_destroy_heap(heap) }
    duk_push_string(heap, script)
    let flags = duk_uint_t(DUK_COMPILE_EVAL | DUK_COMPILE_SAFE | DUK_COMPILE_NOFILENAME) | 1
    _ = duk_eval_raw(heap, nil, 0, flags)
    return duk_safe_to_lstring(heap, -1, nil).map { String(cString: $0) } ?? ""
  }
}
