// The matrix product, cut into blocks of rows and of depth, and those into panels of columns that are packed to be
// contiguous where they are not. All scratch memory is on the stack, so nothing can fail; after Goto and van de Geijn,
// "Anatomy of high-performance matrix multiplication" (2008).
#pragma clang fp contract(off)

enum {
  DEPTH_BLOCK = 256,
  ROW_BLOCK = 72,
  WIDEST_PANEL = TILE_VECTORS * NABLA_LANES,
  SMALL = 96,
  /// So many columns are packed once for all blocks of rows.
  SHARED_COLUMNS = 64,
};

/// `depth` rows of b from column `start` on, `width` of them, zeros beyond `columns`.
static void pack_panel(Matrix b, ptrdiff_t depth, ptrdiff_t start, ptrdiff_t columns, ptrdiff_t width, double *panel) {
  ptrdiff_t count = columns - start < width ? columns - start : width;
  const double *from = b.data + start * b.column;
  ptrdiff_t j = 0;
  if (b.column != 1) {
    // Four columns at a time, each read along memory.
    for (; j + 4 <= count; j += 4) {
      const double *first = from + j * b.column, *second = first + b.column;
      const double *third = second + b.column, *fourth = third + b.column;
      for (ptrdiff_t p = 0; p < depth; p++) {
        double *to = panel + p * width + j;
        to[0] = first[p * b.row];
        to[1] = second[p * b.row];
        to[2] = third[p * b.row];
        to[3] = fourth[p * b.row];
      }
    }
  }
  if (j == 0 && count == 2 * NABLA_LANES && width == count) {
    // The usual case, a row a copy of known size.
    for (ptrdiff_t p = 0; p < depth; p++) {
      __builtin_memcpy(panel + p * 2 * NABLA_LANES, from + p * b.row, 2 * sizeof(Vector));
    }
    return;
  }
  for (ptrdiff_t p = 0; p < depth; p++) {
    for (ptrdiff_t rest = j; rest < count; rest++) panel[p * width + rest] = from[p * b.row + rest * b.column];
    for (ptrdiff_t rest = count; rest < width; rest++) panel[p * width + rest] = 0.0;
  }
}

/// The tile of a panel that does not fit into c as it lies there: computed aside and copied.
static void tile_aside(
    ptrdiff_t rows, int is_wide, int is_packed, ptrdiff_t depth, Matrix a, const double *b, ptrdiff_t b_row, double *c,
    ptrdiff_t c_row, ptrdiff_t c_column, ptrdiff_t columns, int resumes) {
  double tile[TILE_ROWS * WIDEST_PANEL] = {0};
  if (resumes) {
    for (ptrdiff_t i = 0; i < rows; i++) {
      for (ptrdiff_t j = 0; j < columns; j++) tile[i * WIDEST_PANEL + j] = c[i * c_row + j * c_column];
    }
  }
  tile_rows(rows, is_wide, is_packed, depth, a, b, b_row, tile, WIDEST_PANEL, resumes);
  for (ptrdiff_t i = 0; i < rows; i++) {
    for (ptrdiff_t j = 0; j < columns; j++) c[i * c_row + j * c_column] = tile[i * WIDEST_PANEL + j];
  }
}

/// Rows of a in groups of a tile, step by step, so that a tile reads along memory.
static void pack_rows(Matrix a, ptrdiff_t rows, ptrdiff_t depth, double *packed) {
  for (ptrdiff_t i = 0; i < rows; i += TILE_ROWS) {
    ptrdiff_t count = rows - i < TILE_ROWS ? rows - i : TILE_ROWS;
    double *group = packed + i * depth;
    const double *from = a.data + i * a.row;
    for (ptrdiff_t p = 0; count == TILE_ROWS && p < depth; p++) {
      for (int r = 0; r < TILE_ROWS; r++) group[p * TILE_ROWS + r] = from[r * a.row + p * a.column];
    }
    for (ptrdiff_t p = 0; count < TILE_ROWS && p < depth; p++) {
      for (ptrdiff_t r = 0; r < count; r++) group[p * TILE_ROWS + r] = a.data[(i + r) * a.row + p * a.column];
    }
  }
}

/// One block of rows and depth, over all columns. `panels` is b packed, where several blocks of rows share it.
static void block_product(
    ptrdiff_t rows, ptrdiff_t depth, ptrdiff_t columns, Matrix a, Matrix b, const double *panels, double *c,
    ptrdiff_t c_row, ptrdiff_t c_column, int resumes) {
  int is_wide = rows <= 2;
  ptrdiff_t width = (is_wide ? TILE_VECTORS : 2) * NABLA_LANES;
  double panel[DEPTH_BLOCK * WIDEST_PANEL];
  double packed[ROW_BLOCK * DEPTH_BLOCK];
  int packs_rows = rows >= TILE_ROWS && columns > (a.column == 1 ? 4 : 2) * width;
  if (packs_rows) pack_rows(a, rows, depth, packed);

  for (ptrdiff_t start = 0; start < columns; start += width) {
    ptrdiff_t count = columns - start < width ? columns - start : width;
    const double *right = b.data + start;
    ptrdiff_t right_row = b.row;
    // Long rows lie on a page each; copying them pays when enough rows of a use the copy.
    if (panels != NULL) {
      right = panels + start * depth;
      right_row = width;
    } else if (b.column != 1 || count < width || (rows > 4 * TILE_ROWS && b.row > 4 * width)) {
      pack_panel(b, depth, start, columns, width, panel);
      right = panel;
      right_row = width;
    }
    for (ptrdiff_t i = 0; i < rows; i += TILE_ROWS) {
      ptrdiff_t tile = rows - i < TILE_ROWS ? rows - i : TILE_ROWS;
      Matrix left = {a.data + i * a.row, a.row, a.column};
      if (packs_rows) left = (Matrix){packed + i * depth, 1, TILE_ROWS};
      double *to = c + i * c_row + start * c_column;
      if (c_column == 1 && count == width) {
        tile_rows(tile, is_wide, packs_rows, depth, left, right, right_row, to, c_row, resumes);
      } else {
        tile_aside(tile, is_wide, packs_rows, depth, left, right, right_row, to, c_row, c_column, count, resumes);
      }
    }
  }
}

static void blocked_product(
    ptrdiff_t m, ptrdiff_t k, ptrdiff_t n, Matrix a, Matrix b, double *c, ptrdiff_t c_row, ptrdiff_t c_column,
    int resumes) {
  double panels[DEPTH_BLOCK * SHARED_COLUMNS];
  ptrdiff_t width = 2 * NABLA_LANES;
  int shares = m > ROW_BLOCK && n <= SHARED_COLUMNS;
  // At least once, as a sum of nothing is +0.
  ptrdiff_t start = 0;
  do {
    ptrdiff_t depth = k - start < DEPTH_BLOCK ? k - start : DEPTH_BLOCK;
    Matrix right = {b.data + start * b.row, b.row, b.column};
    for (ptrdiff_t j = 0; shares && j < n; j += width) pack_panel(right, depth, j, n, width, panels + j * depth);
    for (ptrdiff_t i = 0; i < m; i += ROW_BLOCK) {
      ptrdiff_t rows = m - i < ROW_BLOCK ? m - i : ROW_BLOCK;
      // One or two rows take wider panels.
      const double *shared = shares && rows > 2 ? panels : NULL;
      Matrix left = {a.data + i * a.row + start * a.column, a.row, a.column};
      block_product(rows, depth, n, left, right, shared, c + i * c_row, c_row, c_column, resumes || start > 0);
    }
    start += DEPTH_BLOCK;
  } while (start < k);
}

/// For so few products that blocks and tiles would cost more.
static void small_product(
    ptrdiff_t m, ptrdiff_t k, ptrdiff_t n, Matrix a, Matrix b, double *c, ptrdiff_t c_row, int resumes) {
  for (ptrdiff_t i = 0; i < m; i++) {
    ptrdiff_t j = 0;
    for (; b.column == 1 && j + NABLA_LANES <= n; j += NABLA_LANES) {
      Vector sums = {0};
      if (resumes) __builtin_memcpy(&sums, c + i * c_row + j, sizeof sums);
      for (ptrdiff_t p = 0; p < k; p++) {
        Vector right;
        __builtin_memcpy(&right, b.data + p * b.row + j, sizeof right);
        sums += (a.data[i * a.row + p * a.column] - (Vector){0}) * right;
      }
      sums = canonical_vector(sums);
      __builtin_memcpy(c + i * c_row + j, &sums, sizeof sums);
    }
    for (; j < n; j++) {
      double total = resumes ? c[i * c_row + j] : 0.0;
      for (ptrdiff_t p = 0; p < k; p++) total += a.data[i * a.row + p * a.column] * b.data[p * b.row + j * b.column];
      c[i * c_row + j] = canonical(total);
    }
  }
}

/// C = A·B, or C + A·B where it resumes a sum. When there are fewer columns than a vector has lanes, the rows are the
/// vector dimension: the transposed product Bᵀ·Aᵀ, whose elements are the same sums.
static void product(
    ptrdiff_t m, ptrdiff_t k, ptrdiff_t n, Matrix a, Matrix b, double *c, ptrdiff_t c_row, int resumes) {
  if (m <= 0 || n <= 0) return;
  ptrdiff_t depth = k < 0 ? 0 : k;
  if (m <= SMALL && n <= SMALL && depth <= SMALL && m * depth * n <= SMALL) {
    small_product(m, depth, n, a, b, c, c_row, resumes);
  } else if (n < NABLA_LANES && m > n) {
    Matrix left = {b.data, b.column, b.row}, right = {a.data, a.column, a.row};
    blocked_product(n, depth, m, left, right, c, 1, c_row, resumes);
  } else {
    blocked_product(m, depth, n, a, b, c, c_row, 1, resumes);
  }
}

static void product_of(
    ptrdiff_t m, ptrdiff_t k, ptrdiff_t n, const double *a, ptrdiff_t a_row, ptrdiff_t a_col, const double *b,
    ptrdiff_t b_row, ptrdiff_t b_col, double *c) {
  product(m, k, n, (Matrix){a, a_row, a_col}, (Matrix){b, b_row, b_col}, c, n, 0);
}
