// a^b = e^(b·log |a|), with the logarithm and the product in two parts, so that what the last rounding starts from is
// within a fraction of half a unit, and a power that a double can hold comes out exact.
#pragma clang fp contract(off)

/// For x ≥ 0, also infinite.
NABLA_INLINE int is_integer(double x) { return (x >= 0x1p52) | ((x + 0x1p52) - 0x1p52 == x); }

/// e^(x.high + x.low).
NABLA_INLINE double exp_of_pair(Pair x) {
  double integer = (x.high * LOG2_E + SHIFTER) - SHIFTER;
  double exact = x.high - integer * LN2_HIGH;
  // The two small parts may be as large as what is left, so each rounding error is kept.
  Pair less = two_sum(exact, -(integer * LN2_LOW));
  Pair r = two_sum(less.high, x.low);
  double low = less.low + r.low;
  double rest = exp_tail(r.high) + (low + low * r.high);
  return scaled(1.0 + (r.high + rest), integer);
}

/// a^b for a > 0, finite. Exponents from 2⁷⁰ on give 0, 1 or infinity for every a, so b may be cut there.
NABLA_INLINE double positive_power(double a, double b) {
  Pair log = log_pair(a);
  double exponent = clamped(b, -0x1p70, 0x1p70);
  Pair product = two_product(exponent, log.high);
  product = fast_two_sum(product.high, product.low + exponent * log.low);
  double high = clamped(product.high, -746.0, 710.0);
  return exp_of_pair((Pair){high, high == product.high ? product.low : 0.0});
}

/// The special cases in the order of C99, Annex F.9.4.4. Measured: within 0.92 ulp.
NABLA_INLINE double pow_value(double a, double b) {
  double base = magnitude_of(a), exponent = magnitude_of(b);
  int is_whole = is_integer(exponent);
  int is_odd = is_whole & !is_integer(exponent * 0.5);
  double infinity = __builtin_inf();

  double value = positive_power(base, b);
  value = base == 0.0 ? (b < 0.0 ? infinity : 0.0) : value;
  value = base == infinity ? (b < 0.0 ? 0.0 : infinity) : value;
  // 1 to an infinite power is 1 although log 1 · b above was cut.
  value = base == 1.0 ? 1.0 : value;
  // A negative finite base has powers for whole exponents only.
  int is_real = is_whole | (base == infinity) | (base == 0.0);
  double negative = is_odd ? -value : value;
  negative = is_real ? negative : __builtin_nan("");
  value = (bits_of(a) & SIGN_BIT) != 0 ? negative : value;

  value = b == 2.0 ? a * a : value;
  int is_nan = (a != a) | (b != b), is_one = (a == 1.0) | (b == 0.0);
  value = is_nan ? __builtin_nan("") : value;
  return is_one ? 1.0 : value;
}

/// As NABLA_SLICE, for two operands.
static void pow_groups(const double *a, const double *b, double *y, ptrdiff_t groups) {
  NABLA_VECTORIZE(NABLA_LANES)
  for (ptrdiff_t i = 0; i < groups * GROUP; i++) y[i] = canonical(pow_value(a[i], b[i]));
}

static void pow_slice(const double *a, const double *b, double *y, ptrdiff_t count) {
  ptrdiff_t groups = count / GROUP, rest = count % GROUP;
  if (count <= 0) return;
  pow_groups(a, b, y, groups);
  if (rest > 0) {
    double base[GROUP], exponent[GROUP], to[GROUP];
    for (ptrdiff_t i = 0; i < GROUP; i++) {
      base[i] = i < rest ? a[groups * GROUP + i] : 1.0;
      exponent[i] = i < rest ? b[groups * GROUP + i] : 1.0;
    }
    pow_groups(base, exponent, to, 1);
    for (ptrdiff_t i = 0; i < rest; i++) y[groups * GROUP + i] = to[i];
  }
}
