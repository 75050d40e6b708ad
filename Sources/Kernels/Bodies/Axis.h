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

/// So many neighbours along the inner axis are looked at together, so that what is found of them so far stays in
/// registers and the nearest cache.
#define NABLA_NEIGHBOURS 64

NABLA_INLINE ptrdiff_t neighbours(ptrdiff_t start, ptrdiff_t count) {
  return count - start < NABLA_NEIGHBOURS ? count - start : NABLA_NEIGHBOURS;
}

/// The place of the largest, from 1, the first of equals; NaN where one is.
static void argmax_axis_instruction(const NablaInstruction *in, const Frame *frame) {
  double best[NABLA_NEIGHBOURS], found[NABLA_NEIGHBOURS];
  for (ptrdiff_t i = 0; i < in->sizes[0]; i++) {
    for (ptrdiff_t start = 0; start < in->sizes[2]; start += NABLA_NEIGHBOURS) {
      ptrdiff_t count = neighbours(start, in->sizes[2]);
      for (ptrdiff_t j = 0; j < in->sizes[1]; j++) {
        const double *a = place(frame, &in->a, i, j) + start;
        double number = (double)(j + 1);
        if (j == 0) {
          for (ptrdiff_t r = 0; r < count; r++) {
            best[r] = a[r];
            found[r] = a[r] == a[r] ? number : a[r];
          }
        } else {
          NABLA_EACH for (ptrdiff_t r = 0; r < count; r++) {
            // Nothing is larger than a NaN, so one that was found stays.
            found[r] = a[r] > best[r] ? number : found[r];
            best[r] = a[r] > best[r] ? a[r] : best[r];
            found[r] = a[r] == a[r] ? found[r] : a[r];
            best[r] = a[r] == a[r] ? best[r] : a[r];
          }
        }
      }
      double *y = place(frame, &in->y, i, 0) + start;
      for (ptrdiff_t r = 0; r < count; r++) y[r] = found[r] == found[r] ? found[r] : __builtin_nan("");
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
  double known[NABLA_NEIGHBOURS];
  for (ptrdiff_t i = 0; i < in->sizes[0]; i++) {
    for (ptrdiff_t start = 0; start < in->sizes[2]; start += NABLA_NEIGHBOURS) {
      ptrdiff_t count = neighbours(start, in->sizes[2]);
      const double *a = place(frame, &in->a, i, 0) + start;
      for (ptrdiff_t r = 0; r < count; r++) known[r] = 0.0;
      for (ptrdiff_t j = 0; j < in->sizes[1]; j++) {
        double class = place(frame, &in->b, 0, j)[0];
        double *y = place(frame, &in->y, i, j) + start;
        NABLA_EACH for (ptrdiff_t r = 0; r < count; r++) {
          double is_class = a[r] == class ? 1.0 : 0.0;
          y[r] = is_class;
          known[r] += is_class;
        }
      }
      for (ptrdiff_t r = 0; r < count; r++) {
        for (ptrdiff_t j = 0; j < in->sizes[1] && known[r] == 0.0; j++) {
          place(frame, &in->y, i, j)[start + r] = __builtin_nan("");
        }
      }
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
