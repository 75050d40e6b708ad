/// The inner loops of the engine. Every function gives the same bits on every machine and instruction set: only
/// IEEE +, −, ×, ÷, √ and bit operations, in a written order, never fused, and no system mathematics. Only the sign of a
/// NaN may differ, which no output shows.
#ifndef NABLA_KERNELS_H
#define NABLA_KERNELS_H

#include <stddef.h>

#include "Machine.h"

#ifdef __cplusplus
extern "C" {
#endif

// Elementary functions, y[i] = f(x[i]) for 0 ≤ i < count. `x == y` is allowed, other overlaps are not. The error is
// under 2.5 units in the last place for every argument (the measured maximum stands beside each formula), signed
// zeros and infinities are as in C99, and every NaN that comes out is the canonical quiet one.

void nabla_exp(const double *x, double *y, ptrdiff_t count);
void nabla_expm1(const double *x, double *y, ptrdiff_t count);
void nabla_log(const double *x, double *y, ptrdiff_t count);
void nabla_log2(const double *x, double *y, ptrdiff_t count);
void nabla_log10(const double *x, double *y, ptrdiff_t count);
void nabla_log1p(const double *x, double *y, ptrdiff_t count);
void nabla_sin(const double *x, double *y, ptrdiff_t count);
void nabla_cos(const double *x, double *y, ptrdiff_t count);
void nabla_tan(const double *x, double *y, ptrdiff_t count);
void nabla_tanh(const double *x, double *y, ptrdiff_t count);
/// 1 / (1 + e^−x).
void nabla_sigmoid(const double *x, double *y, ptrdiff_t count);
/// log(1 + e^x).
void nabla_softplus(const double *x, double *y, ptrdiff_t count);
void nabla_erf(const double *x, double *y, ptrdiff_t count);
void nabla_sqrt(const double *x, double *y, ptrdiff_t count);
/// y[i] = a[i]^b[i] with the special cases of C99. What is exact in a double comes out exact, and b = 2 gives a·a.
/// `y` may be `a` or `b`.
void nabla_pow(const double *a, const double *b, double *y, ptrdiff_t count);

/// C = A·B for A of m×k and B of k×n, both with any strides (so also transposed), C of m×n row by row, overwritten.
/// Each element is the sum over k in ascending order, from +0, multiplied and then added.
/// Element (i, p) of A is a[i·a_row + p·a_col]; B likewise. C overlaps neither.
void nabla_product(
    ptrdiff_t m, ptrdiff_t k, ptrdiff_t n, const double *a, ptrdiff_t a_row, ptrdiff_t a_col, const double *b,
    ptrdiff_t b_row, ptrdiff_t b_col, double *c);

/// The sum of the elements by a tree whose shape depends on the count alone; see Sum.h. Of none: +0.
double nabla_sum(const double *x, ptrdiff_t count);

/// The instruction set in use: "baseline", "avx2" or "avx512". It is the best that this processor has, unless the
/// environment variable NABLA_INSTRUCTION_SET names another that it has.
const char *nabla_instruction_set(void);

/// Uses the named instruction set from now on, in all threads. Gives 0, and changes nothing, when the name is unknown
/// or this processor does not have it; else 1. For tests.
int nabla_force_instruction_set(const char *name);

#ifdef __cplusplus
}
#endif

#endif
