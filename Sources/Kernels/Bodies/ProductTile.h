// A tile of a matrix product, held in registers: up to six rows, up to four vectors wide.
#pragma clang fp contract(off)

typedef double Vector __attribute__((vector_size(8 * NABLA_LANES)));
typedef int64_t VectorMask __attribute__((vector_size(8 * NABLA_LANES)));

/// Six rows of two vectors are twelve sums, and with two vectors of b, a number of a and a product they fill sixteen
/// registers.
enum { TILE_ROWS = 6, TILE_VECTORS = 4 };

NABLA_INLINE Vector canonical_vector(Vector x) {
  VectorMask is_number = x == x;
  VectorMask nan = (VectorMask){0} + 0x7ff8000000000000;
  return (Vector)(((VectorMask)x & is_number) | (nan & ~is_number));
}

/// A matrix in memory: element (i, j) is at data[i·row + j·column].
typedef struct {
  const double *data;
  ptrdiff_t row;
  ptrdiff_t column;
} Matrix;

/// Adds a·b to the tile at c over `depth` steps in order, each product rounded and then added. Rows of b are contiguous
/// and full. The tile starts from +0, or from what c holds when an earlier part of the depth is in it; c keeps a sum
/// exactly, so cutting the depth changes no bit. `rows` and `vectors` are constants where this is inlined, so the loops
/// over them unroll and `sums` becomes registers; `is_packed` says that a was packed, a column after the other, so that no
/// addresses need be computed.
NABLA_INLINE void tile_product(
    const int rows, const int vectors, const int is_packed, ptrdiff_t depth, Matrix a, const double *b, ptrdiff_t b_row, double *c,
    ptrdiff_t c_row, int resumes) {
  Vector sums[TILE_ROWS][TILE_VECTORS];
  for (int r = 0; r < rows; r++) {
    for (int v = 0; v < vectors; v++) {
      sums[r][v] = (Vector){0};
      if (resumes) __builtin_memcpy(&sums[r][v], c + r * c_row + v * NABLA_LANES, sizeof(Vector));
    }
  }
  const double *left_column = a.data;
  const ptrdiff_t row_step = is_packed ? 1 : a.row, column_step = is_packed ? TILE_ROWS : a.column;
// Unrolled it would need more registers than there are.
#pragma clang loop unroll(disable)
  for (ptrdiff_t p = 0; p < depth; p++) {
    Vector right[TILE_VECTORS];
    for (int v = 0; v < vectors; v++) __builtin_memcpy(&right[v], b + p * b_row + v * NABLA_LANES, sizeof(Vector));
    for (int r = 0; r < rows; r++) {
      // One number in every lane; subtracting +0 changes nothing, not even −0.
      Vector left = left_column[r * row_step] - (Vector){0};
      for (int v = 0; v < vectors; v++) sums[r][v] += left * right[v];
    }
    left_column += column_step;
  }
  for (int r = 0; r < rows; r++) {
    for (int v = 0; v < vectors; v++) {
      Vector total = canonical_vector(sums[r][v]);
      __builtin_memcpy(c + r * c_row + v * NABLA_LANES, &total, sizeof(Vector));
    }
  }
}

/// `tile_product` for one to six rows; fewer rows take wider tiles, or there would be too few sums under way at once.
static void tile_rows(
    ptrdiff_t rows, int is_wide, int is_packed, ptrdiff_t depth, Matrix a, const double *b, ptrdiff_t b_row, double *c,
    ptrdiff_t c_row, int resumes) {
  if (is_wide) {
    if (rows == 1) {
      tile_product(1, TILE_VECTORS, 0, depth, a, b, b_row, c, c_row, resumes);
    } else {
      tile_product(2, TILE_VECTORS, 0, depth, a, b, b_row, c, c_row, resumes);
    }
    return;
  }
  if (is_packed && rows == TILE_ROWS) {
    tile_product(TILE_ROWS, 2, 1, depth, a, b, b_row, c, c_row, resumes);
    return;
  }
  switch (rows) {
  case 1: tile_product(1, 2, 0, depth, a, b, b_row, c, c_row, resumes); break;
  case 2: tile_product(2, 2, 0, depth, a, b, b_row, c, c_row, resumes); break;
  case 3: tile_product(3, 2, 0, depth, a, b, b_row, c, c_row, resumes); break;
  case 4: tile_product(4, 2, 0, depth, a, b, b_row, c, c_row, resumes); break;
  case 5: tile_product(5, 2, 0, depth, a, b, b_row, c, c_row, resumes); break;
  default: tile_product(6, 2, 0, depth, a, b, b_row, c, c_row, resumes); break;
  }
}
