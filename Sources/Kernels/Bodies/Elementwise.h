// Instructions that go element by element. Each result depends on its own inputs alone, so any width gives the same
// bits.
#pragma clang fp contract(off)

#define NABLA_EACH \
  NABLA_PRAGMA(clang loop vectorize(assume_safety) vectorize_width(NABLA_LANES) interleave_count(1))

typedef void Unary(const double *a, double *y, ptrdiff_t count);
typedef void Binary(
    const double *a, ptrdiff_t a_step, const double *b, ptrdiff_t b_step, double *y, ptrdiff_t count);
typedef void Ternary(
    const double *a, ptrdiff_t a_step, const double *b, ptrdiff_t b_step, const double *c, ptrdiff_t c_step, double *y,
    ptrdiff_t count);

NABLA_INLINE double *place(const Frame *frame, const NablaOperand *operand, ptrdiff_t i, ptrdiff_t j) {
  return frame->buffer + operand->offset + (operand->moves & frame->shift) + i * operand->outer + j * operand->middle;
}

NABLA_INLINE ptrdiff_t inner_size(const Frame *frame, const NablaInstruction *in) {
  return frame->inner > 0 ? frame->inner : in->sizes[2];
}

NABLA_INLINE void run_unary(const NablaInstruction *in, const Frame *frame, Unary *run) {
  ptrdiff_t count = inner_size(frame, in);
  for (ptrdiff_t i = 0; i < in->sizes[0]; i++) {
    for (ptrdiff_t j = 0; j < in->sizes[1]; j++) {
      const double *a = place(frame, &in->a, i, j);
      double *y = place(frame, &in->y, i, j);
      if (in->a.inner == 1) {
        run(a, y, count);
      } else if (count > 0) {
        // One value that spreads.
        run(a, y, 1);
        for (ptrdiff_t r = 1; r < count; r++) y[r] = y[0];
      }
    }
  }
}

NABLA_INLINE void run_binary(const NablaInstruction *in, const Frame *frame, Binary *run) {
  ptrdiff_t count = inner_size(frame, in);
  for (ptrdiff_t i = 0; i < in->sizes[0]; i++) {
    for (ptrdiff_t j = 0; j < in->sizes[1]; j++) {
      run(place(frame, &in->a, i, j), in->a.inner, place(frame, &in->b, i, j), in->b.inner, place(frame, &in->y, i, j),
          count);
    }
  }
}

NABLA_INLINE void run_ternary(const NablaInstruction *in, const Frame *frame, Ternary *run) {
  ptrdiff_t count = inner_size(frame, in);
  for (ptrdiff_t i = 0; i < in->sizes[0]; i++) {
    for (ptrdiff_t j = 0; j < in->sizes[1]; j++) {
      run(place(frame, &in->a, i, j), in->a.inner, place(frame, &in->b, i, j), in->b.inner, place(frame, &in->c, i, j),
          in->c.inner, place(frame, &in->y, i, j), count);
    }
  }
}

// Each operation has two handlers: one that goes over three axes and may be in a loop, and a short one for a single
// axis outside loops, where with few rows the way to the numbers would cost more than the numbers.

NABLA_INLINE double *flat_place(double *buffer, const NablaOperand *operand) { return buffer + operand->offset; }

#define NABLA_UNARY_SLICE(name, slice) \
  static void name##_instruction(const NablaInstruction *in, const Frame *frame) { run_unary(in, frame, slice); } \
  static void name##_flat(const NablaInstruction *in, double *buffer) { \
    slice(flat_place(buffer, &in->a), flat_place(buffer, &in->y), in->sizes[2]); \
  }

/// y = value, for x from the input.
#define NABLA_UNARY(name, value) \
  NABLA_INLINE void name##_each(const double *a, double *y, ptrdiff_t count) { \
    NABLA_EACH for (ptrdiff_t k = 0; k < count; k++) { \
      double x = a[k]; \
      y[k] = (value); \
    } \
  } \
  NABLA_UNARY_SLICE(name, name##_each)

#define NABLA_BINARY_LOOP(value, a_place, b_place) \
  NABLA_EACH for (ptrdiff_t k = 0; k < count; k++) { \
    double p = a[a_place], q = b[b_place]; \
    y[k] = (value); \
  }

#define NABLA_BINARY_SLICE(name) \
  static void name##_instruction(const NablaInstruction *in, const Frame *frame) { run_binary(in, frame, name##_each); } \
  static void name##_flat(const NablaInstruction *in, double *buffer) { \
    name##_each( \
        flat_place(buffer, &in->a), in->a.inner, flat_place(buffer, &in->b), in->b.inner, flat_place(buffer, &in->y), \
        in->sizes[2]); \
  }

/// y = value, for p and q from the inputs. A loop for each way that one value spreads, as vectors load them apart.
#define NABLA_BINARY(name, value) \
  NABLA_INLINE void name##_each( \
      const double *a, ptrdiff_t a_step, const double *b, ptrdiff_t b_step, double *y, ptrdiff_t count) { \
    if (a_step != 0 && b_step != 0) { \
      NABLA_BINARY_LOOP(value, k, k) \
    } else if (a_step != 0) { \
      NABLA_BINARY_LOOP(value, k, 0) \
    } else if (b_step != 0) { \
      NABLA_BINARY_LOOP(value, 0, k) \
    } else { \
      NABLA_BINARY_LOOP(value, 0, 0) \
    } \
  } \
  NABLA_BINARY_SLICE(name)

#define NABLA_TERNARY_LOOP(value, a_place, b_place, c_place) \
  NABLA_EACH for (ptrdiff_t k = 0; k < count; k++) { \
    double p = a[a_place], q = b[b_place], s = c[c_place]; \
    y[k] = (value); \
  }

/// y = value, for p, q and s from the inputs.
#define NABLA_TERNARY(name, value) \
  NABLA_INLINE void name##_each( \
      const double *a, ptrdiff_t a_step, const double *b, ptrdiff_t b_step, const double *c, ptrdiff_t c_step, \
      double *y, ptrdiff_t count) { \
    if (a_step != 0 && c_step != 0) { \
      if (b_step != 0) { \
        NABLA_TERNARY_LOOP(value, k, k, k) \
      } else { \
        NABLA_TERNARY_LOOP(value, k, 0, k) \
      } \
    } else if (a_step == 0 && b_step != 0 && c_step != 0) { \
      NABLA_TERNARY_LOOP(value, 0, k, k) \
    } else { \
      for (ptrdiff_t k = 0; k < count; k++) { \
        double p = a[k * a_step], q = b[k * b_step], s = c[k * c_step]; \
        y[k] = (value); \
      } \
    } \
  } \
  static void name##_instruction(const NablaInstruction *in, const Frame *frame) { \
    run_ternary(in, frame, name##_each); \
  } \
  static void name##_flat(const NablaInstruction *in, double *buffer) { \
    name##_each( \
        flat_place(buffer, &in->a), in->a.inner, flat_place(buffer, &in->b), in->b.inner, flat_place(buffer, &in->c), \
        in->c.inner, flat_place(buffer, &in->y), in->sizes[2]); \
  }
