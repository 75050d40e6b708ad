// The sum of a slice, by a tree that depends on the count alone.
//
// Blocks of 256 elements; in a block, lane l of 16 adds the elements l, l + 16, l + 32, … in order from +0, and the
// lanes are added pairwise: l with l + 8, then with l + 4, l + 2, l + 1. The sums of the blocks are added pairwise as
// well, neighbours first, as in a binary counter. Rounding errors grow with the logarithm of the count (Higham, "The
// accuracy of floating point summation", 1993).
#pragma clang fp contract(off)

enum { SUM_LANES = 16, SUM_BLOCK = 256 };

/// Of at most one block.
static double block_sum(const double *x, ptrdiff_t count) {
  double lanes[SUM_LANES] = {0};
  ptrdiff_t whole = count / SUM_LANES * SUM_LANES;
  for (ptrdiff_t i = 0; i < whole; i += SUM_LANES) {
    for (ptrdiff_t lane = 0; lane < SUM_LANES; lane++) lanes[lane] += x[i + lane];
  }
  for (ptrdiff_t i = whole; i < count; i++) lanes[i - whole] += x[i];
  for (ptrdiff_t width = SUM_LANES / 2; width > 0; width /= 2) {
    for (ptrdiff_t lane = 0; lane < width; lane++) lanes[lane] += lanes[lane + width];
  }
  return lanes[0];
}

/// Of four elements, whose lanes alone are not +0.
NABLA_INLINE double sum_of_four(const double *x) {
  return canonical(((0.0 + x[0]) + (0.0 + x[2])) + ((0.0 + x[1]) + (0.0 + x[3])));
}

static double sum(const double *x, ptrdiff_t count) {
  if (count == 4) return sum_of_four(x);
  // partial[level] is the sum of 2^level blocks, waiting for its neighbour; bit `level` of `blocks` says if it is
  // there.
  double partial[64];
  uint64_t blocks = 0;
  for (ptrdiff_t start = 0; start < count; start += SUM_BLOCK) {
    double value = block_sum(x + start, count - start < SUM_BLOCK ? count - start : SUM_BLOCK);
    int level = 0;
    for (; blocks >> level & 1; level++) value = partial[level] + value;
    partial[level] = value;
    blocks += 1;
  }
  // What is left is added from the smallest part up.
  double total = 0.0;
  int is_first = 1;
  for (int level = 0; blocks >> level; level++) {
    if (!(blocks >> level & 1)) continue;
    total = is_first ? partial[level] : partial[level] + total;
    is_first = 0;
  }
  return canonical(total);
}
