// The elementwise operations, a row each.
#pragma clang fp contract(off)

NABLA_UNARY(copy, x)
NABLA_UNARY(negate, -x)
NABLA_UNARY(absolute, magnitude_of(x))
NABLA_UNARY(sign, x > 0.0 ? 1.0 : x < 0.0 ? -1.0 : x)
NABLA_UNARY(square_root, __builtin_sqrt(x))
NABLA_UNARY(relu, x > 0.0 ? x : x == x ? 0.0 : x)
NABLA_UNARY(leaky_relu, x > 0.0 ? x : 0.01 * x)
NABLA_UNARY(step, x > 0.0 ? 1.0 : x == x ? 0.0 : x)
/// What is so small that it only costs time becomes 0; subnormal numbers halve the speed.
NABLA_UNARY(flush, magnitude_of(x) < 0x1p-1000 ? 0.0 : x)
NABLA_UNARY_SLICE(exp, exp_slice)
NABLA_UNARY_SLICE(log, log_slice)
NABLA_UNARY_SLICE(log2, log2_slice)
NABLA_UNARY_SLICE(log10, log10_slice)
NABLA_UNARY_SLICE(sine, sin_slice)
NABLA_UNARY_SLICE(cosine, cos_slice)
NABLA_UNARY_SLICE(tangent, tan_slice)
NABLA_UNARY_SLICE(hyperbolic_tangent, tanh_slice)
NABLA_UNARY_SLICE(sigmoid, sigmoid_slice)
NABLA_UNARY_SLICE(softplus, softplus_slice)
NABLA_UNARY_SLICE(error_function, erf_slice)

NABLA_BINARY(add, p + q)
NABLA_BINARY(subtract, p - q)
NABLA_BINARY(multiply, p * q)
NABLA_BINARY(divide, p / q)
NABLA_BINARY(maximum, p != p || p >= q ? p : q)
NABLA_BINARY(minimum, p != p || p <= q ? p : q)
NABLA_BINARY(less, p < q ? 1.0 : 0.0)
NABLA_BINARY(less_or_equal, p <= q ? 1.0 : 0.0)
NABLA_BINARY(greater, p > q ? 1.0 : 0.0)
NABLA_BINARY(greater_or_equal, p >= q ? 1.0 : 0.0)
NABLA_BINARY(equal, p == q ? 1.0 : 0.0)
NABLA_BINARY(not_equal, p != q ? 1.0 : 0.0)

NABLA_TERNARY(choose, p != 0.0 ? q : s)
NABLA_TERNARY(add_product, p + q * s)
NABLA_TERNARY(subtract_product, p - q * s)
NABLA_TERNARY(multiply_difference, p * (q - s))
NABLA_TERNARY(multiply_twice, p * q * s)

enum { PART = 64 };

/// x Φ(x), with Φ the normal distribution function ½(1 + erf(x/√2)).
static void gelu_slice(const double *x, double *y, ptrdiff_t count) {
  double part[PART];
  for (ptrdiff_t start = 0; start < count; start += PART) {
    ptrdiff_t size = count - start < PART ? count - start : PART;
    for (ptrdiff_t i = 0; i < size; i++) part[i] = x[start + i] * 0x1.6a09e667f3bcdp-1;
    erf_slice(part, part, size);
    for (ptrdiff_t i = 0; i < size; i++) y[start + i] = x[start + i] * (0.5 * (1.0 + part[i]));
  }
}
NABLA_UNARY_SLICE(gelu, gelu_slice)

/// Copies of operands that spread, so that a slice function can go over them.
NABLA_INLINE void fill_part(const double *x, ptrdiff_t x_step, ptrdiff_t start, ptrdiff_t size, double *part) {
  for (ptrdiff_t i = 0; i < size; i++) part[i] = x[(start + i) * x_step];
}

/// Most powers are squares, and a·a is what the general power gives for them.
NABLA_INLINE void power_each(
    const double *a, ptrdiff_t a_step, const double *b, ptrdiff_t b_step, double *y, ptrdiff_t count) {
  if (b_step == 0 && a_step != 0 && count > 0 && b[0] == 2.0) {
    NABLA_EACH for (ptrdiff_t k = 0; k < count; k++) y[k] = a[k] * a[k];
    return;
  }
  double base[PART], exponent[PART];
  for (ptrdiff_t start = 0; start < count; start += PART) {
    ptrdiff_t size = count - start < PART ? count - start : PART;
    fill_part(a, a_step, start, size, base);
    fill_part(b, b_step, start, size, exponent);
    pow_slice(base, exponent, y + start, size);
  }
}
NABLA_BINARY_SLICE(power)

NABLA_INLINE void times_log_each(
    const double *a, ptrdiff_t a_step, const double *b, ptrdiff_t b_step, double *y, ptrdiff_t count) {
  double part[PART];
  for (ptrdiff_t start = 0; start < count; start += PART) {
    ptrdiff_t size = count - start < PART ? count - start : PART;
    fill_part(b, b_step, start, size, part);
    log_slice(part, part, size);
    for (ptrdiff_t i = 0; i < size; i++) {
      double factor = a[(start + i) * a_step];
      y[start + i] = factor == 0.0 ? 0.0 : factor * part[i];
    }
  }
}
NABLA_BINARY_SLICE(times_log)

/// The nearest number with `places` decimals, half away from zero. Scaling by a power of ten rounds; a second power of
/// ten undoes it.
NABLA_INLINE double rounded(double number, double places) {
  if (!(magnitude_of(number) < 0x1p1023) || !(magnitude_of(places) < 0x1p1023)) return number;
  double nearest = (places + SHIFTER) - SHIFTER;
  double digits = magnitude_of(nearest) > 308.0 ? 308.0 : magnitude_of(nearest);
  double scale = 1.0;
  for (double i = 0.0; i < digits; i++) scale *= 10.0;
  double moved = nearest >= 0.0 ? number * scale : number / scale;
  double size = magnitude_of(moved);
  if (!(size < 0x1p52)) return number;
  double whole = (double)(int64_t)size;
  if (size - whole >= 0.5) whole += 1.0;
  whole = with_sign_of(moved, whole);
  return nearest >= 0.0 ? whole / scale : whole * scale;
}

NABLA_INLINE void round_each(
    const double *a, ptrdiff_t a_step, const double *b, ptrdiff_t b_step, double *y, ptrdiff_t count) {
  for (ptrdiff_t k = 0; k < count; k++) y[k] = rounded(a[k * a_step], b[k * b_step]);
}
NABLA_BINARY_SLICE(round)
