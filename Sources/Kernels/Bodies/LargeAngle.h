// Angles too large for Trigonometric.h's reduction, one at a time.
//
// x = m·2^e; of x·2/π only the value modulo 4 matters, so of 2/π only the 256 bits from weight 2^(1−e) down (Payne and
// Hanek, "Radian reduction for trigonometric functions", 1983). No double is so near to a multiple of π/2 that more
// than 64 of them cancel.
#pragma clang fp contract(off)

/// The first 1344 bits of 2/π after 64 zeros.
static const uint64_t TWO_OVER_PI[22] = {
    0,
    0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561, 0xB7246E3A424DD2E0,
    0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484, 0xE99C7026B45F7E41, 0x3991D639835339F4,
    0x9C845F8BBDF9283B, 0x1FF897FFDE05980F, 0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7, 0x4F463F669E5FEA2D,
    0x7527BAC7EBE5F17B, 0x3D0739F78A5292EA, 0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB, 0xF0CFBC209AF4361D,
    0xA9E391615EE61B08,
};

/// |x|·2/π modulo 4, as an integer of 256 bits, the highest word first, in units of 2⁻²⁵⁴; for 2²⁰ ≤ |x|, finite.
NABLA_INLINE void quarter_turns(double x, uint64_t turns[4]) {
  uint64_t bits = bits_of(x);
  uint64_t significand = (bits & 0x000fffffffffffff) | 0x0010000000000000;
  int exponent = (int)(bits >> 52 & 0x7ff) - 1075;
  int first = exponent + 62;
  uint64_t carry = 0;
  for (int i = 3; i >= 0; i--) {
    int word = first / 64 + i, shift = first % 64;
    uint64_t window = TWO_OVER_PI[word] << shift;
    if (shift > 0) window |= TWO_OVER_PI[word + 1] >> (64 - shift);
    unsigned __int128 product = (unsigned __int128)window * significand + carry;
    turns[i] = (uint64_t)product;
    carry = (uint64_t)(product >> 64);
  }
}

/// Shifts left by less than 256 bits.
NABLA_INLINE void shift_left(uint64_t words[4], int count) {
  for (int i = 0; i < 4; i++) {
    int from = i + count / 64, shift = count % 64;
    uint64_t high = from < 4 ? words[from] : 0, next = from + 1 < 4 ? words[from + 1] : 0;
    words[i] = shift > 0 ? high << shift | next >> (64 - shift) : high;
  }
}

NABLA_INLINE int leading_zeros(const uint64_t words[4]) {
  for (int i = 0; i < 4; i++) {
    if (words[i] != 0) return i * 64 + __builtin_clzll(words[i]);
  }
  return 255;
}

static Angle large_angle(double x) {
  if (!(magnitude_of(x) < __builtin_inf())) return (Angle){__builtin_nan(""), 0.0, 0};
  uint64_t turns[4];
  quarter_turns(x, turns);
  uint64_t quarters = turns[0] >> 62;
  shift_left(turns, 2);

  // The nearest quarter, so the fraction is in −½ … ½.
  double sign = 1.0;
  if (turns[0] & SIGN_BIT) {
    quarters += 1;
    sign = -1.0;
    uint64_t carry = 1;
    for (int i = 3; i >= 0; i--) {
      turns[i] = ~turns[i] + carry;
      carry = carry & (turns[i] == 0);
    }
  }

  // Its first 106 significant bits in two parts, times π/2.
  int zeros = leading_zeros(turns);
  shift_left(turns, zeros);
  double high = (double)(turns[0] >> 11) * power_of_two(-53.0 - zeros);
  double low = (double)((turns[0] & 0x7ff) << 42 | turns[1] >> 22) * power_of_two(-106.0 - zeros);
  Pair r = pair_product((Pair){high, low}, (Pair){0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54});
  if (x < 0.0) {
    sign = -sign;
    quarters = 0 - quarters;
  }
  return (Angle){sign * r.high, sign * r.low, quarters};
}

NABLA_INLINE int is_large_angle(double x) { return !(magnitude_of(x) <= LARGEST_ANGLE); }

static int has_large_angle(const double *x, ptrdiff_t count) {
  int found = 0;
  for (ptrdiff_t i = 0; i < count; i++) found |= is_large_angle(x[i]);
  return found;
}

/// The arguments that are kept at a time.
enum { CHUNK = 256 };

/// The vector loop over a chunk, whose arguments are kept, then the large angles in it again.
#define NABLA_ANGLE_SLICE(name, function_at) \
  NABLA_LOOP(name##_groups, name##_value) \
  static void name##_slice(const double *x, double *y, ptrdiff_t count) { \
    for (ptrdiff_t start = 0; start < count; start += CHUNK) { \
      ptrdiff_t size = count - start < CHUNK ? count - start : CHUNK; \
      double kept[CHUNK]; \
      __builtin_memcpy(kept, x + start, (size_t)size * sizeof(double)); \
      over_slice(name##_groups, name##_groups_vector, kept, y + start, size); \
      if (!has_large_angle(kept, size)) continue; \
      for (ptrdiff_t i = 0; i < size; i++) { \
        if (is_large_angle(kept[i])) y[start + i] = canonical(function_at(large_angle(kept[i]))); \
      } \
    } \
  }
