// Products as instructions.
#pragma clang fp contract(off)

static void product_instruction(const NablaInstruction *in, const Frame *frame) {
  const double *a = place(frame, &in->a, 0, 0), *b = place(frame, &in->b, 0, 0);
  double *y = place(frame, &in->y, 0, 0);
  for (ptrdiff_t step = 0; step < in->repeats; step++) {
    Matrix left = {a + step * in->a.inner, in->a.outer, in->a.middle};
    Matrix right = {b + step * in->b.inner, in->b.outer, in->b.middle};
    int resumes = in->accumulates && step > 0;
    product(in->sizes[0], in->sizes[1], in->sizes[2], left, right, y + step * in->y.inner, in->y.outer, resumes);
  }
  if (!in->adds) return;
  const double *c = place(frame, &in->c, 0, 0);
  for (ptrdiff_t i = 0; i < in->sizes[0]; i++) {
    double *row = y + i * in->y.outer;
    NABLA_EACH for (ptrdiff_t j = 0; j < in->sizes[2]; j++) row[j] += c[i];
  }
}

/// A single product of so few numbers that blocks and tiles would cost more.
static void product_flat(const NablaInstruction *in, double *buffer) {
  ptrdiff_t k = in->sizes[1], n = in->sizes[2], a_column = in->a.middle, b_row = in->b.outer, b_column = in->b.middle;
  for (ptrdiff_t i = 0; i < in->sizes[0]; i++) {
    const double *a = buffer + in->a.offset + i * in->a.outer, *b = buffer + in->b.offset;
    double *y = buffer + in->y.offset + i * in->y.outer;
    ptrdiff_t j = 0;
    for (; b_column == 1 && j + NABLA_LANES <= n; j += NABLA_LANES) {
      Vector sums = {0};
      for (ptrdiff_t p = 0; p < k; p++) {
        Vector right;
        __builtin_memcpy(&right, b + p * b_row + j, sizeof right);
        sums += (a[p * a_column] - (Vector){0}) * right;
      }
      sums = canonical_vector(sums);
      if (in->adds) sums += buffer[in->c.offset + i] - (Vector){0};
      __builtin_memcpy(y + j, &sums, sizeof sums);
    }
    // Four columns side by side, as each sum waits for its own last addition; the last columns are taken twice.
    for (; j < n; j += 4) {
      const double *b0 = b + j * b_column, *b1 = j + 1 < n ? b0 + b_column : b0;
      const double *b2 = j + 2 < n ? b1 + b_column : b0, *b3 = j + 3 < n ? b2 + b_column : b0;
      double sums[4] = {0};
      for (ptrdiff_t p = 0; p < k; p++) {
        double left = a[p * a_column];
        sums[0] += left * b0[p * b_row];
        sums[1] += left * b1[p * b_row];
        sums[2] += left * b2[p * b_row];
        sums[3] += left * b3[p * b_row];
      }
      for (ptrdiff_t l = 0; l < 4 && j + l < n; l++) {
        y[j + l] = canonical(sums[l]);
        if (in->adds) y[j + l] += buffer[in->c.offset + i];
      }
    }
  }
}

/// A product for each row of the data: element (i, j) of row r is the sum over p of a[i, p, r]·b[p, j, r], in order,
/// with the rows as the vector dimension.
static void row_product_instruction(const NablaInstruction *in, const Frame *frame) {
  ptrdiff_t depth = in->sizes[1], rows = in->repeats;
  for (ptrdiff_t i = 0; i < in->sizes[0]; i++) {
    for (ptrdiff_t j = 0; j < in->sizes[2]; j++) {
      double *y = place(frame, &in->y, i, j);
      for (ptrdiff_t start = 0; start < rows; start += PART) {
        ptrdiff_t count = rows - start < PART ? rows - start : PART;
        double total[PART] = {0};
        for (ptrdiff_t p = 0; p < depth; p++) {
          const double *a = place(frame, &in->a, i, p) + start;
          const double *b = place(frame, &in->b, p, j) + start;
          NABLA_EACH for (ptrdiff_t r = 0; r < count; r++) total[r] += a[r] * b[r];
        }
        for (ptrdiff_t r = 0; r < count; r++) y[start + r] = canonical(total[r]);
      }
    }
  }
}
