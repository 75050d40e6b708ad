// Every inner loop, compiled for one instruction set. The file that includes this defines NABLA_LANES, the doubles in a
// vector, and NABLA_TABLE, the name under which the loops are offered.
//
// "Measured: within 0.85 ulp" beside a function is the largest error, in units in the last place, among a million
// arguments or more against 200 correct bits: all magnitudes, ends of the range, subnormals, and where formulas meet.
#pragma clang fp contract(off)

#include "../Frame.h"
#include "../Functions.h"
#include "../include/Machine.h"
#include "Arithmetic.h"
#include "Slices.h"
// The rest build on these.
#include "Exponential.h"
#include "Logarithm.h"
#include "LogarithmPair.h"
#include "Power.h"
#include "Activation.h"
#include "ErrorFunction.h"
#include "Trigonometric.h"
#include "LargeAngle.h"
#include "Sum.h"
#include "ProductTile.h"
#include "Product.h"

/// An instruction of its own, correctly rounded.
NABLA_INLINE double sqrt_value(double x) { return __builtin_sqrt(x); }

NABLA_SLICE(exp, exp_value)
NABLA_SLICE(expm1, expm1_value)
NABLA_SLICE(log, log_value)
NABLA_SLICE(log2, log2_value)
NABLA_SLICE(log10, log10_value)
NABLA_SLICE(log1p, log1p_value)
NABLA_SLICE(tanh, tanh_value)
NABLA_SLICE(sigmoid, sigmoid_value)
NABLA_SLICE(softplus, softplus_value)
NABLA_SLICE(erf, erf_value)
NABLA_SLICE(sqrt, sqrt_value)
NABLA_ANGLE_SLICE(sin, sine_at)
NABLA_ANGLE_SLICE(cos, cosine_at)
NABLA_ANGLE_SLICE(tan, tangent_at)

// Instructions are made of these loops.
#include "Elementwise.h"
#include "Operations.h"
#include "Axis.h"
#include "Softmax.h"
#include "Moves.h"
#include "RowProduct.h"
#include "Machine.h"

const struct Functions NABLA_TABLE = {
    .exp = exp_slice,
    .expm1 = expm1_slice,
    .log = log_slice,
    .log2 = log2_slice,
    .log10 = log10_slice,
    .log1p = log1p_slice,
    .sin = sin_slice,
    .cos = cos_slice,
    .tan = tan_slice,
    .tanh = tanh_slice,
    .sigmoid = sigmoid_slice,
    .softplus = softplus_slice,
    .erf = erf_slice,
    .sqrt = sqrt_slice,
    .pow = pow_slice,
    .product = product_of,
    .sum = sum,
    .run = run,
    .run_epochs = run_epochs,
    .take_rows = take_rows,
};
