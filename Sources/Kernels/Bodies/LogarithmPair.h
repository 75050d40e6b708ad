// The logarithm in two parts, and what needs it: log₂, log₁₀ and powers.
//
// As in Logarithm.h, but log m = 2s·(1 + s²/3 + s⁴·Q(s²)), with s and s²/3 in two parts (Dekker, 1971); Q is nearly
// minimax of degree 7, within 1.3·10⁻¹⁷, and its term at most 2⁻¹². The relative error is below 2⁻⁶⁴.
#pragma clang fp contract(off)

/// log x for x > 0, finite.
NABLA_INLINE Pair log_pair(double x) {
  Normalized n = normalized(x);
  double f = n.significand - 1.0;

  // s = f / (2 + f), with the remainder of the division divided once more.
  double divisor = 2.0 + f;
  double divisor_low = f - (divisor - 2.0);
  double inverse = 1.0 / divisor;
  double s = f * inverse;
  Pair back = two_product(s, divisor);
  double s_low = (((f - back.high) - back.low) - s * divisor_low) * inverse;

  Pair square = two_product(s, s);
  double z = square.high;
  double z_low = square.low + 2.0 * s * s_low;
  double z2 = z * z;
  double even = 0.2 + z2 * (0.11111111110827943 + z2 * (0.07692297481259215 + z2 * 0.05853118169745603));
  double odd =
      0.14285714285714682 + z2 * (0.09090909167696401 + z2 * (0.06667402346923655 + z2 * 0.05861589311938259));

  Pair third = two_product(z, 0x1.5555555555555p-2);
  double third_low = third.low + (z * 0x1.5555555555555p-56 + z_low * 0x1.5555555555555p-2);
  Pair series = fast_two_sum(third.high, z2 * (even + z * odd));
  series.low += third_low;

  // exponent · ln 2 + 2s + 2s · series, the largest first.
  double twice = 2.0 * s, twice_low = 2.0 * s_low;
  Pair bend = two_product(twice, series.high);
  double bend_low = bend.low + (twice * series.low + twice_low * series.high);
  Pair sum = fast_two_sum(n.exponent * LN2_HIGH, twice);
  Pair total = fast_two_sum(sum.high, bend.high);
  double low = (total.low + sum.low) + (n.exponent * LN2_LOW + (twice_low + bend_low));
  return fast_two_sum(total.high, low);
}

/// Powers of two come out exact. Measured: within 0.501 ulp.
NABLA_INLINE double log2_value(double x) {
  Pair value = pair_product(log_pair(x), (Pair){LOG2_E, 0x1.777d0ffda0d24p-56});
  return log_special(x, value.high);
}

/// Powers of ten come out exact. Measured: within 0.501 ulp.
NABLA_INLINE double log10_value(double x) {
  Pair value = pair_product(log_pair(x), (Pair){0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57});
  return log_special(x, value.high);
}
