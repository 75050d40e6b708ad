// Instructions over one axis: a is outer × length × inner, and the inner axis is the vector dimension. Sums go along
// the axis in order, from +0.
#pragma clang fp contract(off)

NABLA_INLINE void run_axis_sum(const NablaInstruction *in, const Frame *frame, int is_mean) {
  ptrdiff_t length = in->sizes[1], inner = in->sizes[2];
  for (ptrdiff_t i = 0; i < in->sizes[0]; i++) {
    double *y = place(frame, &in->y, i, 0);
    for (ptrdiff_t r = 0; r < inner; r++) y[r] = 0.0;
    for (ptrdiff_t j = 0; j < length; j++) {
      const double *a = place(frame, &in->a, i, j);
      NABLA_EACH for (ptrdiff_t r = 0; r < inner; r++) y[r] += a[r];
    }
    for (ptrdiff_t r = 0; is_mean && r < inner; r++) y[r] /= (double)length;
  }
}

static void sum_axis_instruction(const NablaInstruction *in, const Frame *frame) { run_axis_sum(in, frame, 0); }
static void mean_axis_instruction(const NablaInstruction *in, const Frame *frame) { run_axis_sum(in, frame, 1); }

/// The larger or smaller of two; NaN where one is.
NABLA_INLINE double extreme_of(double best, double next, int is_maximum) {
  double chosen = is_maximum ? (next > best ? next : best) : (next < best ? next : best);
  return next == next ? chosen : next;
}

NABLA_INLINE void run_axis_extreme(const NablaInstruction *in, const Frame *frame, int is_maximum) {
  ptrdiff_t inner = in->sizes[2];
  for (ptrdiff_t i = 0; i < in->sizes[0]; i++) {
    double *y = place(frame, &in->y, i, 0);
    for (ptrdiff_t j = 0; j < in->sizes[1]; j++) {
      const double *a = place(frame, &in->a, i, j);
      if (j == 0) {
        for (ptrdiff_t r = 0; r < inner; r++) y[r] = a[r];
      } else {
        NABLA_EACH for (ptrdiff_t r = 0; r < inner; r++) {
          double chosen = extreme_of(y[r], a[r], is_maximum);
          y[r] = y[r] == y[r] ? chosen : y[r];
        }
      }
    }
  }
}

static void maximum_axis_instruction(const NablaInstruction *in, const Frame *frame) { run_axis_extreme(in, frame, 1); }
static void minimum_axis_instruction(const NablaInstruction *in, const Frame *frame) { run_axis_extreme(in, frame, 0); }

/// The place of the largest, from 1, the first of equals; NaN where one is.
static void argmax_axis_instruction(const NablaInstruction *in, const Frame *frame) {
  for (ptrdiff_t i = 0; i < in->sizes[0]; i++) {
    double *y = place(frame, &in->y, i, 0);
    for (ptrdiff_t r = 0; r < in->sizes[2]; r++) {
      ptrdiff_t best = 0;
      int has_nan = 0;
      for (ptrdiff_t j = 0; j < in->sizes[1]; j++) {
        double x = place(frame, &in->a, i, j)[r];
        if (x != x) has_nan = 1;
        if (x > place(frame, &in->a, i, best)[r]) best = j;
      }
      y[r] = has_nan ? __builtin_nan("") : (double)(best + 1);
    }
  }
}

static void cumulative_sum_axis_instruction(const NablaInstruction *in, const Frame *frame) {
  for (ptrdiff_t i = 0; i < in->sizes[0]; i++) {
    for (ptrdiff_t j = 0; j < in->sizes[1]; j++) {
      const double *a = place(frame, &in->a, i, j);
      double *y = place(frame, &in->y, i, j);
      for (ptrdiff_t r = 0; r < in->sizes[2]; r++) y[r] = (j == 0 ? 0.0 : y[r - in->y.middle]) + a[r];
    }
  }
}

/// 1 at the class, 0 elsewhere; NaN where it is none of the classes.
static void one_hot_instruction(const NablaInstruction *in, const Frame *frame) {
  for (ptrdiff_t i = 0; i < in->sizes[0]; i++) {
    for (ptrdiff_t j = 0; j < in->sizes[1]; j++) {
      const double *a = place(frame, &in->a, i, 0);
      double class = place(frame, &in->b, 0, j)[0];
      double *y = place(frame, &in->y, i, j);
      for (ptrdiff_t r = 0; r < in->sizes[2]; r++) y[r] = a[r] == class ? 1.0 : 0.0;
    }
    for (ptrdiff_t r = 0; r < in->sizes[2]; r++) {
      int is_known = 0;
      for (ptrdiff_t j = 0; j < in->sizes[1]; j++) is_known |= place(frame, &in->y, i, j)[r] != 0.0;
      for (ptrdiff_t j = 0; j < in->sizes[1] && !is_known; j++) place(frame, &in->y, i, j)[r] = __builtin_nan("");
    }
  }
}

// Over the inner axis.

static void sum_rows_instruction(const NablaInstruction *in, const Frame *frame) {
  for (ptrdiff_t j = 0; j < in->sizes[1]; j++) {
    const double *a = place(frame, &in->a, 0, j);
    *place(frame, &in->y, 0, j) = in->sizes[2] == 1 ? a[0] : sum(a, in->sizes[2]);
  }
}

/// Of one element.
static void sum_rows_flat(const NablaInstruction *in, double *buffer) {
  const double *a = buffer + in->a.offset;
  ptrdiff_t count = in->sizes[2];
  buffer[in->y.offset] = count == 4 ? sum_of_four(a) : count == 1 ? a[0] : sum(a, count);
}

static void mean_rows_instruction(const NablaInstruction *in, const Frame *frame) {
  for (ptrdiff_t j = 0; j < in->sizes[1]; j++) {
    const double *a = place(frame, &in->a, 0, j);
    *place(frame, &in->y, 0, j) = in->sizes[2] == 1 ? a[0] : sum(a, in->sizes[2]) / (double)in->sizes[2];
  }
}

NABLA_INLINE void run_row_extreme(const NablaInstruction *in, const Frame *frame, int is_maximum) {
  for (ptrdiff_t j = 0; j < in->sizes[1]; j++) {
    const double *a = place(frame, &in->a, 0, j);
    double best = a[0];
    for (ptrdiff_t r = 1; r < in->sizes[2] && best == best; r++) best = extreme_of(best, a[r], is_maximum);
    *place(frame, &in->y, 0, j) = best;
  }
}

static void maximum_rows_instruction(const NablaInstruction *in, const Frame *frame) { run_row_extreme(in, frame, 1); }
static void minimum_rows_instruction(const NablaInstruction *in, const Frame *frame) { run_row_extreme(in, frame, 0); }
