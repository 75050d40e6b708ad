#pragma clang fp contract(off)

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define NABLA_LANES 4
#define NABLA_TABLE nabla_avx2_functions
#include "Bodies/All.h"
#pragma clang attribute pop
#endif
