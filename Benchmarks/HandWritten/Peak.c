#pragma clang fp contract(off)

#include <string.h>
#include <time.h>

#include "HandWritten.h"

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

enum { ROUNDS = 4000000, SUMS = 8 };

/// Eight sums under way at once, as in a tile of a matrix product: four numbers times two vectors.
#define NABLA_PEAK(name, lanes, features) \
  typedef double Vector_##name __attribute__((vector_size(8 * lanes))); \
  __attribute__((noinline)) features static double name(void) { \
    Vector_##name sums[SUMS] = {{0}}, left[4], right[2]; \
    for (int i = 0; i < 4; i++) left[i] = (Vector_##name){0} + 0.25 * (i + 1); \
    for (int i = 0; i < 2; i++) right[i] = (Vector_##name){0} + 1e-3 * (i + 1); \
    double start = now(); \
    for (long round = 0; round < ROUNDS; round++) { \
      for (int i = 0; i < SUMS; i++) sums[i] += left[i / 2] * right[i % 2]; \
      for (int i = 0; i < 4; i++) __asm__ volatile("" : "+x"(left[i])); \
      for (int i = 0; i < 2; i++) __asm__ volatile("" : "+x"(right[i])); \
    } \
    double seconds = now() - start; \
    Vector_##name total = sums[0]; \
    for (int i = 1; i < SUMS; i++) total += sums[i]; \
    __asm__ volatile("" : : "x"(total)); \
    return 2.0 * ROUNDS * SUMS * lanes / seconds; \
  }

#if defined(__x86_64__)
NABLA_PEAK(peak_baseline, 2, )
NABLA_PEAK(peak_avx2, 4, __attribute__((target("avx2"))))
NABLA_PEAK(peak_avx512, 8, __attribute__((target("avx512f"))))

double multiply_add_rate(const char *set) {
  if (strcmp(set, "avx512") == 0) return peak_avx512();
  return strcmp(set, "avx2") == 0 ? peak_avx2() : peak_baseline();
}
#else
double multiply_add_rate(const char *set) {
  (void)set;
  return 0;
}
#endif
