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
