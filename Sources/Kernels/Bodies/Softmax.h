// Softmax, its logarithm, and log-sum-exp over one axis: with m the largest and s = Σ exp(x − m), in order,
//
//     softmax = exp(x − m) / s      log softmax = (x − m) − log s      log-sum-exp = m + log s
//
// so that no exponential overflows and one of them is 1 (Blanchard, Higham & Higham, "Accurately computing the
// log-sum-exp and softmax functions", 2021).
#pragma clang fp contract(off)

/// m over the axis for `count` neighbours, from `start` on.
NABLA_INLINE void largest_on_axis(
    const NablaInstruction *in, const Frame *frame, ptrdiff_t i, ptrdiff_t start, ptrdiff_t count, double *largest) {
  for (ptrdiff_t j = 0; j < in->sizes[1]; j++) {
    const double *a = place(frame, &in->a, i, j) + start;
    if (j == 0) {
      for (ptrdiff_t r = 0; r < count; r++) largest[r] = a[r];
    } else {
      NABLA_EACH for (ptrdiff_t r = 0; r < count; r++) largest[r] = a[r] > largest[r] ? a[r] : largest[r];
    }
  }
}

/// x − m into y, for the whole axis.
NABLA_INLINE void shift_axis(
    const NablaInstruction *in, const Frame *frame, ptrdiff_t i, ptrdiff_t start, ptrdiff_t count,
    const double *largest) {
  for (ptrdiff_t j = 0; j < in->sizes[1]; j++) {
    const double *a = place(frame, &in->a, i, j) + start;
    double *y = place(frame, &in->y, i, j) + start;
    NABLA_EACH for (ptrdiff_t r = 0; r < count; r++) y[r] = a[r] - largest[r];
  }
}

NABLA_INLINE void softmax_part(
    const NablaInstruction *in, const Frame *frame, ptrdiff_t i, ptrdiff_t start, ptrdiff_t count) {
  double largest[PART], total[PART] = {0};
  ptrdiff_t length = in->sizes[1];
  largest_on_axis(in, frame, i, start, count, largest);
  shift_axis(in, frame, i, start, count, largest);
  double *first = place(frame, &in->y, i, 0) + start;
  int is_contiguous = in->y.middle == count;
  if (is_contiguous) exp_slice(first, first, length * count);
  for (ptrdiff_t j = 0; j < length; j++) {
    double *y = place(frame, &in->y, i, j) + start;
    if (!is_contiguous) exp_slice(y, y, count);
    NABLA_EACH for (ptrdiff_t r = 0; r < count; r++) total[r] += y[r];
  }
  for (ptrdiff_t j = 0; j < length; j++) {
    double *y = place(frame, &in->y, i, j) + start;
    NABLA_EACH for (ptrdiff_t r = 0; r < count; r++) y[r] = y[r] / total[r];
  }
}

/// m and log s.
NABLA_INLINE void log_total(
    const NablaInstruction *in, const Frame *frame, ptrdiff_t i, ptrdiff_t start, ptrdiff_t count, double *largest,
    double *total) {
  double part[PART];
  largest_on_axis(in, frame, i, start, count, largest);
  for (ptrdiff_t r = 0; r < count; r++) total[r] = 0.0;
  for (ptrdiff_t j = 0; j < in->sizes[1]; j++) {
    const double *a = place(frame, &in->a, i, j) + start;
    // Where m is infinite nothing is shifted, so that the result is infinite and not NaN.
    for (ptrdiff_t r = 0; r < count; r++) {
      part[r] = magnitude_of(largest[r]) == __builtin_inf() ? a[r] : a[r] - largest[r];
    }
    exp_slice(part, part, count);
    for (ptrdiff_t r = 0; r < count; r++) total[r] += part[r];
  }
  log_slice(total, total, count);
}

NABLA_INLINE void log_sum_exp_part(
    const NablaInstruction *in, const Frame *frame, ptrdiff_t i, ptrdiff_t start, ptrdiff_t count) {
  double largest[PART], total[PART];
  log_total(in, frame, i, start, count, largest, total);
  double *y = place(frame, &in->y, i, 0) + start;
  for (ptrdiff_t r = 0; r < count; r++) {
    y[r] = magnitude_of(largest[r]) == __builtin_inf() ? total[r] : largest[r] + total[r];
  }
}

NABLA_INLINE void log_softmax_part(
    const NablaInstruction *in, const Frame *frame, ptrdiff_t i, ptrdiff_t start, ptrdiff_t count) {
  double largest[PART], total[PART];
  log_total(in, frame, i, start, count, largest, total);
  shift_axis(in, frame, i, start, count, largest);
  for (ptrdiff_t j = 0; j < in->sizes[1]; j++) {
    double *y = place(frame, &in->y, i, j) + start;
    for (ptrdiff_t r = 0; r < count; r++) y[r] = canonical(y[r] - total[r]);
  }
}

#define NABLA_AXIS_PARTS(name) \
  static void name##_axis_instruction(const NablaInstruction *in, const Frame *frame) { \
    for (ptrdiff_t i = 0; i < in->sizes[0]; i++) { \
      for (ptrdiff_t start = 0; start < in->sizes[2]; start += PART) { \
        ptrdiff_t rest = in->sizes[2] - start; \
        name##_part(in, frame, i, start, rest < PART ? rest : PART); \
      } \
    } \
  }

NABLA_AXIS_PARTS(softmax)
NABLA_AXIS_PARTS(log_softmax)
NABLA_AXIS_PARTS(log_sum_exp)
