// erf x = 2/√π · ∫₀ˣ e^−t² dt.
//
// For |x| < 1, x + x·P(x²), P of degree 12. Beyond, 1 − e^−x²·Q(t) with t = (x − 3)/(x + 3), the mapping of Shepherd
// and Laframboise, "Chebyshev approximation of (1 + 2x) exp(x²) erfc x" (1981), Q of degree 14. Both are nearly
// minimax, within 1.7·10⁻¹⁷ and 5·10⁻¹⁸ of the result. From 6 on erf is 1.
#pragma clang fp contract(off)

NABLA_INLINE double erf_small(double x, double z) {
  double w = z * z;
  double even = 1.4659775274047436e-08 + w * 5.957176147748911e-11;
  even = 1.6461000484121368e-06 + w * even;
  even = 0.0001205533111164271 + w * even;
  even = 0.0052239776248180145 + w * even;
  even = 0.11283791670954879 + w * even;
  even = 0.1283791670955126 + w * even;
  double odd = -1.6350312701054695e-07 + w * -1.1372848856791674e-09;
  odd = -1.4925595266831182e-05 + w * odd;
  odd = -0.000854832698083379 + w * odd;
  odd = -0.026866170645076792 + w * odd;
  odd = -0.3761263890318375 + w * odd;
  return x + x * (even + z * odd);
}

/// e^x² · erfc x.
NABLA_INLINE double erfc_scaled(double x) {
  double t = (x - 3.0) / (x + 3.0);
  double w = t * t;
  double even = -8.008021319412685e-06 + w * 1.2801900862962662e-06;
  even = 6.406182073530546e-05 + w * even;
  even = -0.0005970623517093284 + w * even;
  even = 0.004269136347508256 + w * even;
  even = 0.07166583719774874 + w * even;
  even = 0.24560380171233195 + w * even;
  even = 0.17900115118138996 + w * even;
  double odd = -1.284889451252353e-05 + w * 2.023603179641757e-06;
  odd = 4.525472635483354e-05 + w * odd;
  odd = 0.0007077464443901538 + w * odd;
  odd = -0.024392499318273194 + w * odd;
  odd = -0.15011593650078744 + w * odd;
  odd = -0.32623356004303716 + w * odd;
  return even + t * odd;
}

/// Measured: within 1.50 ulp.
NABLA_INLINE double erf_value(double x) {
  double size = clamped(magnitude_of(x), 0.0, 6.0);
  double square = size * size;
  double large = 1.0 - exp_unclamped(-square) * erfc_scaled(size);
  return with_sign_of(x, size < 1.0 ? erf_small(size, square) : large);
}
