// sin, cos and tan.
//
// x = n·π/2 + r with |r| ≤ π/4, π/2 in four parts of which three have 33 bits, so that n < 2²⁰ times each is exact
// (Cody and Waite, 1980); r keeps a second part. Then sin r = r + r³·S(r²) and cos r = 1 − r²/2 + r⁴·C(r²) with S and C
// nearly minimax of degree 5, within 3.2·10⁻¹⁷ and 2.4·10⁻¹⁸, and the last two bits of n choose between them.
#pragma clang fp contract(off)

/// high + low, and the quarter turns taken away, modulo 4.
typedef struct {
  double high;
  double low;
  uint64_t quarters;
} Angle;

/// Beyond this, and for NaN, the angle is reduced in LargeAngle.h.
static const double LARGEST_ANGLE = 0x1p20;

NABLA_INLINE Angle reduced_angle(double x) {
  double shifted = x * 0x1.45f306dc9c883p-1 + SHIFTER;
  double n = shifted - SHIFTER;
  double first = x - n * 0x1.921fb544p+0;
  Pair second = two_sum(first, -(n * 0x1.0b4611a6p-34));
  Pair third = two_sum(second.high, -(n * 0x1.3198a2ep-69));
  double low = (third.low + second.low) - n * 0x1.b839a252049c1p-104;
  Pair r = fast_two_sum(third.high, low);
  return (Angle){r.high, r.low, bits_of(shifted)};
}

/// sin(high + low) as high and the rest, to first order in low.
NABLA_INLINE Pair sine(Angle r) {
  double z = r.high * r.high, z2 = z * z;
  double even = -0.16666666666666666 + z2 * (-0.00019841269836756774 + z2 * -2.505113165023518e-08);
  double odd = 0.008333333333330948 + z2 * (2.7557316101617874e-06 + z2 * 1.5918115263265974e-10);
  return (Pair){r.high, r.high * z * (even + z * odd) + (r.low - 0.5 * z * r.low)};
}

/// cos(high + low) as 1 − high²/2 rounded and the rest.
NABLA_INLINE Pair cosine(Angle r) {
  double z = r.high * r.high, z2 = z * z;
  double even = 0.041666666666666664 + z2 * (2.480158729876456e-05 + z2 * 2.087614614655861e-09);
  double odd = -0.0013888888888887398 + z2 * (-2.7557317271145144e-07 + z2 * -1.1382623647474604e-11);
  double high = 1.0 - 0.5 * z;
  return (Pair){high, ((1.0 - high) - 0.5 * z) + (z2 * (even + z * odd) - r.high * r.low)};
}

/// sin(r + quarters · π/2): each second quarter takes the cosine, the last two are negative.
NABLA_INLINE double sine_at(Angle r) {
  Pair s = sine(r), c = cosine(r);
  double value = choose(0 - (r.quarters & 1), c.high + c.low, s.high + s.low);
  return of_bits(bits_of(value) ^ ((r.quarters & 2) << 62));
}

NABLA_INLINE double cosine_at(Angle r) {
  r.quarters += 1;
  return sine_at(r);
}

/// sin/cos, or −cos/sin in odd quarters; the remainder of the division is divided once more.
NABLA_INLINE double tangent_at(Angle r) {
  Pair s = sine(r), c = cosine(r);
  s = fast_two_sum(s.high, s.low);
  c = fast_two_sum(c.high, c.low);
  uint64_t is_odd = 0 - (r.quarters & 1);
  double above = choose(is_odd, c.high, s.high), above_low = choose(is_odd, c.low, s.low);
  double below = choose(is_odd, -s.high, c.high), below_low = choose(is_odd, -s.low, c.low);
  double quotient = above / below;
  Pair back = two_product(quotient, below);
  double rest = ((above - back.high) - back.low) + (above_low - quotient * below_low);
  return quotient + rest / below;
}

/// Measured: within 0.84 ulp.
NABLA_INLINE double sin_value(double x) { return x == 0.0 ? x : sine_at(reduced_angle(x)); }
/// Measured: within 0.87 ulp.
NABLA_INLINE double cos_value(double x) { return cosine_at(reduced_angle(x)); }
/// Measured: within 1.09 ulp.
NABLA_INLINE double tan_value(double x) { return x == 0.0 ? x : tangent_at(reduced_angle(x)); }
