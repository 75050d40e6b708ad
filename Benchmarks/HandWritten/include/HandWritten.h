/// What one would write by hand in C for one network, to hold the engine against.
#ifndef HAND_WRITTEN_H
#define HAND_WRITTEN_H

#include <stddef.h>

/// Trains h = σ(v₁x₁ + v₂x₂ + v₀), y = σ(w₁x₁ + w₂x₂ + w₃h + w₀) on XOR by gradient descent over the four rows, with
/// E = Σ (t − y)². `weights` are v₁, v₂, v₀, w₁, w₂, w₃, w₀, before and after. Gives the loss before the last step.
double train_xor(double weights[7], double rate, ptrdiff_t steps);

/// Multiplications and additions a second that the processor can reach when every product is rounded before it is
/// added, with all numbers in registers: `sets` names the instruction set, as in Kernels.h.
double multiply_add_rate(const char *set);

#endif
