#pragma clang fp contract(off)

#include "HandWritten.h"
#include "Kernels.h"

enum { ROWS = 4 };

/// Losses are kept as the engine keeps them, one an epoch.
double train_xor(double weights[7], double rate, ptrdiff_t steps) {
  static const double x1[ROWS] = {0, 0, 1, 1}, x2[ROWS] = {0, 1, 0, 1}, t[ROWS] = {0, 1, 1, 0};
  double v1 = weights[0], v2 = weights[1], v0 = weights[2];
  double w1 = weights[3], w2 = weights[4], w3 = weights[5], w0 = weights[6];
  double loss = 0;
  for (ptrdiff_t step = 0; step < steps; step++) {
    double h[ROWS], y[ROWS];
    for (int i = 0; i < ROWS; i++) h[i] = v1 * x1[i] + v2 * x2[i] + v0;
    nabla_sigmoid(h, h, ROWS);
    for (int i = 0; i < ROWS; i++) y[i] = w1 * x1[i] + w2 * x2[i] + w3 * h[i] + w0;
    nabla_sigmoid(y, y, ROWS);
    double g1 = 0, g2 = 0, g3 = 0, g0 = 0, f1 = 0, f2 = 0, f0 = 0;
    loss = 0;
    for (int i = 0; i < ROWS; i++) {
      double difference = t[i] - y[i];
      loss += difference * difference;
      double delta = -2 * difference * y[i] * (1 - y[i]);
      g1 += delta * x1[i];
      g2 += delta * x2[i];
      g3 += delta * h[i];
      g0 += delta;
      double inner = delta * w3 * h[i] * (1 - h[i]);
      f1 += inner * x1[i];
      f2 += inner * x2[i];
      f0 += inner;
    }
    v1 -= rate * f1;
    v2 -= rate * f2;
    v0 -= rate * f0;
    w1 -= rate * g1;
    w2 -= rate * g2;
    w3 -= rate * g3;
    w0 -= rate * g0;
  }
  double last[7] = {v1, v2, v0, w1, w2, w3, w0};
  for (int i = 0; i < 7; i++) weights[i] = last[i];
  return loss;
}
