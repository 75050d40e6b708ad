// The inner loops of one instruction set, as a table to choose at run time.
#ifndef NABLA_FUNCTIONS_H
#define NABLA_FUNCTIONS_H

#include <stddef.h>

#include "include/Machine.h"

typedef void Slice(const double *x, double *y, ptrdiff_t count);

struct Functions {
  Slice *exp, *expm1, *log, *log2, *log10, *log1p, *sin, *cos, *tan, *tanh, *sigmoid, *softplus, *erf, *sqrt;
  void (*pow)(const double *a, const double *b, double *y, ptrdiff_t count);
  void (*product)(
      ptrdiff_t m, ptrdiff_t k, ptrdiff_t n, const double *a, ptrdiff_t a_row, ptrdiff_t a_col, const double *b,
      ptrdiff_t b_row, ptrdiff_t b_col, double *c);
  double (*sum)(const double *x, ptrdiff_t count);
  void (*run)(const NablaInstruction *instructions, ptrdiff_t count, double *buffer, const int64_t *table);
  ptrdiff_t (*run_epochs)(
      const NablaInstruction *instructions, ptrdiff_t count, double *buffer, const int64_t *table, ptrdiff_t epochs,
      const NablaRecorder *recorder);
  void (*take_rows)(const double *matrix, ptrdiff_t width, const int64_t *rows, ptrdiff_t count, double *y);
};

/// What every processor of the architecture has: SSE2 or NEON.
extern const struct Functions nabla_baseline_functions;
#if defined(__x86_64__)
extern const struct Functions nabla_avx2_functions;
extern const struct Functions nabla_avx512_functions;
#endif

#endif
