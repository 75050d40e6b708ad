// From a function of one number to a function over a slice.
#pragma clang fp contract(off)

enum {
  /// Loops run over whole groups, two vectors of independent work, so that no remainder is left to scalar code.
  GROUP = 2 * NABLA_LANES,
};

/// `groups` groups from x to y; they may be the same memory.
typedef void Loop(const double *x, double *y, ptrdiff_t groups);

#define NABLA_PRAGMA(text) _Pragma(#text)
#define NABLA_VECTORIZE(lanes) \
  NABLA_PRAGMA(clang loop vectorize(assume_safety) vectorize_width(lanes) interleave_count(2))

/// The loop of a function without branches. Each element depends on itself alone, so any width gives the same bits.
#define NABLA_LOOP(name, function) \
  static void name(const double *x, double *y, ptrdiff_t groups) { \
    NABLA_VECTORIZE(NABLA_LANES) \
    for (ptrdiff_t i = 0; i < groups * GROUP; i++) y[i] = canonical(function(x[i])); \
  }

/// Runs the loop over all elements, the last group filled up with ones.
NABLA_INLINE void over_slice(Loop *loop, const double *x, double *y, ptrdiff_t count) {
  ptrdiff_t groups = count / GROUP, rest = count % GROUP;
  if (count <= 0) return;
  loop(x, y, groups);
  if (rest > 0) {
    double from[GROUP], to[GROUP];
    for (ptrdiff_t i = 0; i < GROUP; i++) from[i] = i < rest ? x[groups * GROUP + i] : 1.0;
    loop(from, to, 1);
    for (ptrdiff_t i = 0; i < rest; i++) y[groups * GROUP + i] = to[i];
  }
}

#define NABLA_SLICE(name, function) \
  NABLA_LOOP(name##_groups, function) \
  static void name##_slice(const double *x, double *y, ptrdiff_t count) { over_slice(name##_groups, x, y, count); }
