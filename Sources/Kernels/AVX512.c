#pragma clang fp contract(off)

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512vl"))), apply_to = function)
#define NABLA_LANES 8
#define NABLA_TABLE nabla_avx512_functions
#include "Bodies/All.h"
#pragma clang attribute pop
#endif
