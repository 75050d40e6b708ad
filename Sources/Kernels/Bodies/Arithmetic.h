// Bits, and sums and products in two parts. Everything here is a few instructions without branches, so the loops that
// use it become vector instructions.
#pragma clang fp contract(off)

#include <stddef.h>
#include <stdint.h>

/// A loop becomes vector instructions only when nothing in it is called.
#define NABLA_INLINE static inline __attribute__((always_inline))

/// high + low, an unevaluated sum: high is the sum rounded, low what rounding left over.
typedef struct {
  double high;
  double low;
} Pair;

/// Adding and subtracting this rounds to an integer, and leaves the integer in the low bits of the sum.
static const double SHIFTER = 0x1.8p52;
static const uint64_t SIGN_BIT = 0x8000000000000000;

NABLA_INLINE uint64_t bits_of(double x) {
  uint64_t bits;
  __builtin_memcpy(&bits, &x, sizeof bits);
  return bits;
}

NABLA_INLINE double of_bits(uint64_t bits) {
  double x;
  __builtin_memcpy(&x, &bits, sizeof x);
  return x;
}

NABLA_INLINE double magnitude_of(double x) { return of_bits(bits_of(x) & ~SIGN_BIT); }

/// A value that is not negative, or NaN, with the sign of another.
NABLA_INLINE double with_sign_of(double sign, double magnitude) {
  return of_bits((bits_of(magnitude) & ~SIGN_BIT) | (bits_of(sign) & SIGN_BIT));
}

/// `yes` where the mask is all ones, `no` where it is all zeros.
NABLA_INLINE double choose(uint64_t mask, double yes, double no) {
  return of_bits((bits_of(yes) & mask) | (bits_of(no) & ~mask));
}

/// Processors differ in the sign and payload of the NaN that they make, so each result goes through this.
NABLA_INLINE double canonical(double x) { return x == x ? x : __builtin_nan(""); }

/// 2^n for an integer −1022 ≤ n ≤ 1023: n + 1023 in the low bits of a sum is shifted into the exponent.
NABLA_INLINE double power_of_two(double n) { return of_bits(bits_of(n + (SHIFTER + 1023.0)) << 52); }

/// x · 2^n for an integer −2044 ≤ n ≤ 2046. In two steps, as 2^n itself may not be representable; only the second can
/// round, and only when the result is subnormal.
NABLA_INLINE double scaled(double x, double n) {
  double half = (n * 0.5 + SHIFTER) - SHIFTER;
  return x * power_of_two(half) * power_of_two(n - half);
}

/// a + b exactly, for |a| ≥ |b| or a = 0 (Dekker, "A floating-point technique for extending the available precision",
/// 1971).
NABLA_INLINE Pair fast_two_sum(double a, double b) {
  double high = a + b;
  return (Pair){high, b - (high - a)};
}

/// a + b exactly (Knuth, "The Art of Computer Programming", volume 2, section 4.2.2).
NABLA_INLINE Pair two_sum(double a, double b) {
  double high = a + b;
  double b_part = high - a;
  double a_part = high - b_part;
  return (Pair){high, (a - a_part) + (b - b_part)};
}

/// a · b exactly, without a fused instruction: Veltkamp's split into halves of 26 bits and Dekker's product. Factors
/// from 2^996 on would overflow.
NABLA_INLINE Pair two_product(double a, double b) {
  double a_wide = a * 0x1.0000002p27, b_wide = b * 0x1.0000002p27;
  double a_high = a_wide - (a_wide - a), b_high = b_wide - (b_wide - b);
  double a_low = a - a_high, b_low = b - b_high;
  double high = a * b;
  double low = ((a_high * b_high - high) + a_high * b_low + a_low * b_high) + a_low * b_low;
  return (Pair){high, low};
}

/// a · b to about 2⁻¹⁰⁴.
NABLA_INLINE Pair pair_product(Pair a, Pair b) {
  Pair product = two_product(a.high, b.high);
  return fast_two_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}
