// The choice of an instruction set, once a process.
#pragma clang fp contract(off)

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "Functions.h"
#include "include/Kernels.h"

typedef struct {
  const char *name;
  const struct Functions *functions;
} InstructionSet;

static const InstructionSet baseline = {"baseline", &nabla_baseline_functions};
#if defined(__x86_64__)
static const InstructionSet avx2 = {"avx2", &nabla_avx2_functions};
static const InstructionSet avx512 = {"avx512", &nabla_avx512_functions};
#endif

/// The set of this name, or the best for no name; null when this processor does not have it.
static const InstructionSet *available(const char *name) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  int has_avx512 =
      __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  if (has_avx512 && (name == NULL || strcmp(name, avx512.name) == 0)) return &avx512;
  if (__builtin_cpu_supports("avx2") && (name == NULL || strcmp(name, avx2.name) == 0)) return &avx2;
#endif
  return name == NULL || strcmp(name, baseline.name) == 0 ? &baseline : NULL;
}

/// The one piece of state: null until first asked. Two threads that ask at once find the same answer, and whichever set
/// is in use, the results are the same bits.
static _Atomic(const InstructionSet *) chosen = NULL;

static const InstructionSet *current(void) {
  const InstructionSet *set = atomic_load_explicit(&chosen, memory_order_acquire);
  if (set != NULL) return set;
  const char *wanted = getenv("NABLA_INSTRUCTION_SET");
  const InstructionSet *found = wanted == NULL ? NULL : available(wanted);
  if (found == NULL) found = available(NULL);
  // A set that was forced in the meantime stays.
  return atomic_compare_exchange_strong(&chosen, &set, found) ? found : set;
}

const char *nabla_instruction_set(void) { return current()->name; }

int nabla_force_instruction_set(const char *name) {
  const InstructionSet *set = name == NULL ? NULL : available(name);
  if (set != NULL) atomic_store_explicit(&chosen, set, memory_order_release);
  return set != NULL;
}

#define NABLA_PUBLIC(name) \
  void nabla_##name(const double *x, double *y, ptrdiff_t count) { current()->functions->name(x, y, count); }

NABLA_PUBLIC(exp)
NABLA_PUBLIC(expm1)
NABLA_PUBLIC(log)
NABLA_PUBLIC(log2)
NABLA_PUBLIC(log10)
NABLA_PUBLIC(log1p)
NABLA_PUBLIC(sin)
NABLA_PUBLIC(cos)
NABLA_PUBLIC(tan)
NABLA_PUBLIC(tanh)
NABLA_PUBLIC(sigmoid)
NABLA_PUBLIC(softplus)
NABLA_PUBLIC(erf)
NABLA_PUBLIC(sqrt)

void nabla_pow(const double *a, const double *b, double *y, ptrdiff_t count) {
  current()->functions->pow(a, b, y, count);
}

void nabla_product(
    ptrdiff_t m, ptrdiff_t k, ptrdiff_t n, const double *a, ptrdiff_t a_row, ptrdiff_t a_col, const double *b,
    ptrdiff_t b_row, ptrdiff_t b_col, double *c) {
  current()->functions->product(m, k, n, a, a_row, a_col, b, b_row, b_col, c);
}

double nabla_sum(const double *x, ptrdiff_t count) { return current()->functions->sum(x, count); }

void nabla_run(const NablaInstruction *instructions, ptrdiff_t count, double *buffer, const int64_t *table) {
  current()->functions->run(instructions, count, buffer, table);
}

ptrdiff_t nabla_run_epochs(
    const NablaInstruction *instructions, ptrdiff_t count, double *buffer, const int64_t *table, ptrdiff_t epochs,
    const NablaRecorder *recorder) {
  return current()->functions->run_epochs(instructions, count, buffer, table, epochs, recorder);
}

void nabla_take_rows(const double *matrix, ptrdiff_t width, const int64_t *rows, ptrdiff_t count, double *y) {
  current()->functions->take_rows(matrix, width, rows, count, y);
}
