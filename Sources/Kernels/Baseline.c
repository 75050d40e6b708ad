#pragma clang fp contract(off)

#define NABLA_LANES 2
#define NABLA_TABLE nabla_baseline_functions
#include "Bodies/All.h"
