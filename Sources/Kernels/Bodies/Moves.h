// Elements moved by a table of places, each with its inner axis.
#pragma clang fp contract(off)

static void gather_instruction(const NablaInstruction *in, const Frame *frame) {
  ptrdiff_t inner = in->sizes[2];
  const int64_t *table = frame->table + in->table;
  for (ptrdiff_t j = 0; j < in->sizes[1]; j++) {
    double *y = place(frame, &in->y, 0, j);
    const double *a = place(frame, &in->a, 0, table[j] < 0 ? 0 : table[j]);
    if (table[j] < 0) {
      for (ptrdiff_t r = 0; r < inner; r++) y[r] = 0.0;
    } else {
      NABLA_EACH for (ptrdiff_t r = 0; r < inner; r++) y[r] = a[r];
    }
  }
}

static void scatter_add_instruction(const NablaInstruction *in, const Frame *frame) {
  ptrdiff_t inner = in->sizes[2];
  const int64_t *table = frame->table + in->table;
  for (ptrdiff_t j = 0; j < in->extent; j++) {
    double *y = place(frame, &in->y, 0, j);
    for (ptrdiff_t r = 0; r < inner; r++) y[r] = 0.0;
  }
  for (ptrdiff_t j = 0; j < in->sizes[1]; j++) {
    if (table[j] < 0) continue;
    const double *a = place(frame, &in->a, 0, j);
    double *y = place(frame, &in->y, 0, table[j]);
    NABLA_EACH for (ptrdiff_t r = 0; r < inner; r++) y[r] += a[r];
  }
}

/// Eight rows at a time, so that a line of memory that is read is used while it is near.
static void take_rows(const double *matrix, ptrdiff_t width, const int64_t *rows, ptrdiff_t count, double *y) {
  for (ptrdiff_t start = 0; start < count; start += 8) {
    ptrdiff_t size = count - start < 8 ? count - start : 8;
    for (ptrdiff_t column = 0; column < width; column++) {
      for (ptrdiff_t r = 0; r < size; r++) {
        y[column * count + start + r] = matrix[rows[start + r] * width + column];
      }
    }
  }
}
