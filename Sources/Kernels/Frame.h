// What instructions run in.
#ifndef NABLA_FRAME_H
#define NABLA_FRAME_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
  double *buffer;
  const int64_t *table;
  /// How far the loop has come, and how long its part is where that is not the instruction's own inner size.
  ptrdiff_t shift, inner;
} Frame;

#endif
