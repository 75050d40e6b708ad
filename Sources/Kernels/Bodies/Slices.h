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

/// For a loop of one vector. With two lanes the compiler unrolls it before it would look at the request.
#if NABLA_LANES > 2
#define NABLA_VECTORIZE_ONE \
  NABLA_PRAGMA(clang loop vectorize(assume_safety) vectorize_width(NABLA_LANES) interleave_count(1))
#else
#define NABLA_VECTORIZE_ONE
#endif

/// The loop of a function without branches, for groups and for one vector. Each element depends on itself alone, so any
/// width gives the same bits.
#define NABLA_LOOP(name, function) \
  static void name(const double *x, double *y, ptrdiff_t groups) { \
    NABLA_VECTORIZE(NABLA_LANES) \
    for (ptrdiff_t i = 0; i < groups * GROUP; i++) y[i] = canonical(function(x[i])); \
  } \
  static void name##_vector(const double *x, double *y) { \
    NABLA_VECTORIZE_ONE \
    for (ptrdiff_t i = 0; i < NABLA_LANES; i++) y[i] = canonical(function(x[i])); \
  }

/// The same for one vector.
typedef void VectorLoop(const double *x, double *y);

/// Runs the loop over all elements, the last vector filled up with ones.
NABLA_INLINE void over_slice(Loop *loop, VectorLoop *vector, const double *x, double *y, ptrdiff_t count) {
  ptrdiff_t done = count >= GROUP ? count / GROUP * GROUP : 0;
  if (done > 0) loop(x, y, done / GROUP);
  for (; done + NABLA_LANES <= count; done += NABLA_LANES) vector(x + done, y + done);
  ptrdiff_t rest = count - done;
  if (rest > 0) {
    double from[NABLA_LANES], to[NABLA_LANES];
    for (ptrdiff_t i = 0; i < NABLA_LANES; i++) from[i] = i < rest ? x[done + i] : 1.0;
    vector(from, to);
    for (ptrdiff_t i = 0; i < rest; i++) y[done + i] = to[i];
  }
}

#define NABLA_SLICE(name, function) \
  NABLA_LOOP(name##_groups, function) \
  static void name##_slice(const double *x, double *y, ptrdiff_t count) { \
    over_slice(name##_groups, name##_groups_vector, x, y, count); \
  }
