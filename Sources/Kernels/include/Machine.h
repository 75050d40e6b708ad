/// The machine that runs compiled formulas: a flat list of instructions over one buffer of doubles.
#ifndef NABLA_MACHINE_H
#define NABLA_MACHINE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What an instruction does. Sizes are (outer, middle, inner) unless said otherwise; operands are read at those places.
typedef enum __attribute__((enum_extensibility(closed))) NablaOpcode : int32_t {
  // y = f(a), element by element.
  NablaOpcodeCopy,
  NablaOpcodeNegate,
  NablaOpcodeAbsolute,
  NablaOpcodeSign,
  NablaOpcodeSquareRoot,
  NablaOpcodeRelu,
  NablaOpcodeLeakyRelu,
  NablaOpcodeStep,
  NablaOpcodeFlush,
  NablaOpcodeExp,
  NablaOpcodeLog,
  NablaOpcodeLog2,
  NablaOpcodeLog10,
  NablaOpcodeSine,
  NablaOpcodeCosine,
  NablaOpcodeTangent,
  NablaOpcodeHyperbolicTangent,
  NablaOpcodeSigmoid,
  NablaOpcodeSoftplus,
  NablaOpcodeErrorFunction,
  NablaOpcodeGelu,
  // y = f(a, b), element by element.
  NablaOpcodeAdd,
  NablaOpcodeSubtract,
  NablaOpcodeMultiply,
  NablaOpcodeDivide,
  NablaOpcodePower,
  NablaOpcodeRound,
  NablaOpcodeMaximum,
  NablaOpcodeMinimum,
  NablaOpcodeLess,
  NablaOpcodeLessOrEqual,
  NablaOpcodeGreater,
  NablaOpcodeGreaterOrEqual,
  NablaOpcodeEqual,
  NablaOpcodeNotEqual,
  /// a · log b, and 0 where a is 0.
  NablaOpcodeTimesLog,
  // y = f(a, b, c), element by element: each step rounded as it would be alone.
  /// b where a is not 0, else c.
  NablaOpcodeChoose,
  /// a + b·c
  NablaOpcodeAddProduct,
  /// a − b·c
  NablaOpcodeSubtractProduct,
  /// a·(b − c)
  NablaOpcodeMultiplyDifference,
  /// (a·b)·c
  NablaOpcodeMultiplyTwice,
  // Over the middle axis of a: sizes (outer, length, inner); y has (outer, inner), or a's sizes.
  NablaOpcodeSumAxis,
  NablaOpcodeMeanAxis,
  NablaOpcodeMaximumAxis,
  NablaOpcodeMinimumAxis,
  NablaOpcodeArgmaxAxis,
  NablaOpcodeLogSumExpAxis,
  NablaOpcodeSoftmaxAxis,
  NablaOpcodeLogSoftmaxAxis,
  NablaOpcodeCumulativeSumAxis,
  /// y[i, j, r] = 1 where a[i, r] is the class b[j], else 0.
  NablaOpcodeOneHot,
  // Over the inner axis, by the tree of Sum.h: y has (middle).
  NablaOpcodeSumRows,
  NablaOpcodeMeanRows,
  NablaOpcodeMaximumRows,
  NablaOpcodeMinimumRows,
  /// The middle axis by a table of places: y[j] = a[table[j]], or 0 for a negative place.
  NablaOpcodeGather,
  /// y[table[j]] += a[j], in order, from +0; `extent` is the number of places of y.
  NablaOpcodeScatterAdd,
  /// C = A·B for sizes (m, k, n), `repeats` times with the operands moved on by their `inner`. Rows of y are contiguous.
  /// With `adds`, c[i] is then added to row i.
  NablaOpcodeProduct,
  /// A product for each of `repeats` rows, which are the innermost axis: sizes (m, k, n).
  NablaOpcodeRowProduct,
  /// Runs the next `repeats` instructions over and over: see NablaInstruction.
  NablaOpcodeLoop,
} NablaOpcode;

/// Where an operand lies in the buffer: element (i, j, r) is at offset + i·outer + j·middle + r·inner. The inner step
/// of an input is 1, or 0 where one value spreads; that of a result is 1.
typedef struct {
  ptrdiff_t offset, outer, middle, inner;
  /// All ones where the operand moves on with the loop that it is in, else 0.
  ptrdiff_t moves;
} NablaOperand;

typedef struct {
  NablaOpcode opcode;
  /// Little work outside loops: elementwise, or a sum over the rows, with outer and middle 1; or a single product.
  int8_t is_flat;
  /// Of a product: it is added to what y holds; or c is added to it.
  int8_t accumulates, adds;
  /// outer, middle, inner; of a product m, k, n. Of a loop: how far it goes, the length of a part, and whether the last
  /// part may overlap the one before (1), or is shorter (0).
  ptrdiff_t sizes[3];
  NablaOperand y, a, b, c;
  ptrdiff_t repeats;
  /// Where the places of a gather or scatter begin in the table, and how many places y has.
  ptrdiff_t table, extent;
} NablaInstruction;

/// Runs the instructions in order. Offsets are into `buffer`, places into `table`; whoever makes the instructions
/// answers for their staying inside. An operand may be the result's own place, but not overlap it otherwise.
void nabla_run(const NablaInstruction *instructions, ptrdiff_t count, double *buffer, const int64_t *table);

/// A part of the buffer that is recorded.
typedef struct {
  ptrdiff_t offset, count;
} NablaRange;

/// What is recorded of epochs, a row an epoch.
typedef struct {
  /// Copied before the run.
  const NablaRange *ranges;
  ptrdiff_t range_count;
  double *history;
  /// Single numbers, copied after it. The first must be finite.
  const ptrdiff_t *results;
  ptrdiff_t result_count;
  double *records;
  /// Which of them ends the epochs when it is not 0; none if negative.
  ptrdiff_t until;
} NablaRecorder;

/// Runs the instructions up to `epochs` times and gives how often it did: it ends after a run whose first result is not
/// finite, or that `until` ends.
ptrdiff_t nabla_run_epochs(
    const NablaInstruction *instructions, ptrdiff_t count, double *buffer, const int64_t *table, ptrdiff_t epochs,
    const NablaRecorder *recorder);

/// Rows of a row-major matrix of `width` columns, in the order of `rows`, as the columns of y (width × count).
void nabla_take_rows(const double *matrix, ptrdiff_t width, const int64_t *rows, ptrdiff_t count, double *y);

#ifdef __cplusplus
}
#endif

#endif
