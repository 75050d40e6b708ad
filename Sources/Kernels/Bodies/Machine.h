// The loop that runs instructions.
#pragma clang fp contract(off)

typedef void Handler(const NablaInstruction *in, const Frame *frame);

static Handler *const handlers[] = {
    [NablaOpcodeCopy] = copy_instruction,
    [NablaOpcodeNegate] = negate_instruction,
    [NablaOpcodeAbsolute] = absolute_instruction,
    [NablaOpcodeSign] = sign_instruction,
    [NablaOpcodeSquareRoot] = square_root_instruction,
    [NablaOpcodeRelu] = relu_instruction,
    [NablaOpcodeLeakyRelu] = leaky_relu_instruction,
    [NablaOpcodeStep] = step_instruction,
    [NablaOpcodeFlush] = flush_instruction,
    [NablaOpcodeExp] = exp_instruction,
    [NablaOpcodeLog] = log_instruction,
    [NablaOpcodeLog2] = log2_instruction,
    [NablaOpcodeLog10] = log10_instruction,
    [NablaOpcodeSine] = sine_instruction,
    [NablaOpcodeCosine] = cosine_instruction,
    [NablaOpcodeTangent] = tangent_instruction,
    [NablaOpcodeHyperbolicTangent] = hyperbolic_tangent_instruction,
    [NablaOpcodeSigmoid] = sigmoid_instruction,
    [NablaOpcodeSoftplus] = softplus_instruction,
    [NablaOpcodeErrorFunction] = error_function_instruction,
    [NablaOpcodeGelu] = gelu_instruction,
    [NablaOpcodeAdd] = add_instruction,
    [NablaOpcodeSubtract] = subtract_instruction,
    [NablaOpcodeMultiply] = multiply_instruction,
    [NablaOpcodeDivide] = divide_instruction,
    [NablaOpcodePower] = power_instruction,
    [NablaOpcodeRound] = round_instruction,
    [NablaOpcodeMaximum] = maximum_instruction,
    [NablaOpcodeMinimum] = minimum_instruction,
    [NablaOpcodeLess] = less_instruction,
    [NablaOpcodeLessOrEqual] = less_or_equal_instruction,
    [NablaOpcodeGreater] = greater_instruction,
    [NablaOpcodeGreaterOrEqual] = greater_or_equal_instruction,
    [NablaOpcodeEqual] = equal_instruction,
    [NablaOpcodeNotEqual] = not_equal_instruction,
    [NablaOpcodeTimesLog] = times_log_instruction,
    [NablaOpcodeChoose] = choose_instruction,
    [NablaOpcodeAddProduct] = add_product_instruction,
    [NablaOpcodeSubtractProduct] = subtract_product_instruction,
    [NablaOpcodeMultiplyDifference] = multiply_difference_instruction,
    [NablaOpcodeMultiplyTwice] = multiply_twice_instruction,
    [NablaOpcodeSumAxis] = sum_axis_instruction,
    [NablaOpcodeMeanAxis] = mean_axis_instruction,
    [NablaOpcodeMaximumAxis] = maximum_axis_instruction,
    [NablaOpcodeMinimumAxis] = minimum_axis_instruction,
    [NablaOpcodeArgmaxAxis] = argmax_axis_instruction,
    [NablaOpcodeLogSumExpAxis] = log_sum_exp_axis_instruction,
    [NablaOpcodeSoftmaxAxis] = softmax_axis_instruction,
    [NablaOpcodeLogSoftmaxAxis] = log_softmax_axis_instruction,
    [NablaOpcodeCumulativeSumAxis] = cumulative_sum_axis_instruction,
    [NablaOpcodeOneHot] = one_hot_instruction,
    [NablaOpcodeSumRows] = sum_rows_instruction,
    [NablaOpcodeMeanRows] = mean_rows_instruction,
    [NablaOpcodeMaximumRows] = maximum_rows_instruction,
    [NablaOpcodeMinimumRows] = minimum_rows_instruction,
    [NablaOpcodeGather] = gather_instruction,
    [NablaOpcodeScatterAdd] = scatter_add_instruction,
    [NablaOpcodeProduct] = product_instruction,
    [NablaOpcodeRowProduct] = row_product_instruction,
};

/// For little work outside loops.
typedef void FlatHandler(const NablaInstruction *in, double *buffer);

static FlatHandler *const flat_handlers[] = {
    [NablaOpcodeCopy] = copy_flat,
    [NablaOpcodeNegate] = negate_flat,
    [NablaOpcodeAbsolute] = absolute_flat,
    [NablaOpcodeSign] = sign_flat,
    [NablaOpcodeSquareRoot] = square_root_flat,
    [NablaOpcodeRelu] = relu_flat,
    [NablaOpcodeLeakyRelu] = leaky_relu_flat,
    [NablaOpcodeStep] = step_flat,
    [NablaOpcodeFlush] = flush_flat,
    [NablaOpcodeExp] = exp_flat,
    [NablaOpcodeLog] = log_flat,
    [NablaOpcodeLog2] = log2_flat,
    [NablaOpcodeLog10] = log10_flat,
    [NablaOpcodeSine] = sine_flat,
    [NablaOpcodeCosine] = cosine_flat,
    [NablaOpcodeTangent] = tangent_flat,
    [NablaOpcodeHyperbolicTangent] = hyperbolic_tangent_flat,
    [NablaOpcodeSigmoid] = sigmoid_flat,
    [NablaOpcodeSoftplus] = softplus_flat,
    [NablaOpcodeErrorFunction] = error_function_flat,
    [NablaOpcodeGelu] = gelu_flat,
    [NablaOpcodeAdd] = add_flat,
    [NablaOpcodeSubtract] = subtract_flat,
    [NablaOpcodeMultiply] = multiply_flat,
    [NablaOpcodeDivide] = divide_flat,
    [NablaOpcodePower] = power_flat,
    [NablaOpcodeRound] = round_flat,
    [NablaOpcodeMaximum] = maximum_flat,
    [NablaOpcodeMinimum] = minimum_flat,
    [NablaOpcodeLess] = less_flat,
    [NablaOpcodeLessOrEqual] = less_or_equal_flat,
    [NablaOpcodeGreater] = greater_flat,
    [NablaOpcodeGreaterOrEqual] = greater_or_equal_flat,
    [NablaOpcodeEqual] = equal_flat,
    [NablaOpcodeNotEqual] = not_equal_flat,
    [NablaOpcodeTimesLog] = times_log_flat,
    [NablaOpcodeChoose] = choose_flat,
    [NablaOpcodeAddProduct] = add_product_flat,
    [NablaOpcodeSubtractProduct] = subtract_product_flat,
    [NablaOpcodeMultiplyDifference] = multiply_difference_flat,
    [NablaOpcodeMultiplyTwice] = multiply_twice_flat,
    [NablaOpcodeSumRows] = sum_rows_flat,
    [NablaOpcodeProduct] = product_flat,
};

/// The body of a loop, for one part of its length after the other. The last part overlaps the one before where that
/// only computes the same again, else it is shorter.
static void run_loop(const NablaInstruction *loop, const Frame *outer) {
  ptrdiff_t length = loop->sizes[0], part = loop->sizes[1];
  int overlaps = loop->sizes[2] != 0;
  Frame frame = *outer;
  for (ptrdiff_t start = 0; start < length; start += part) {
    ptrdiff_t rest = length - start;
    frame.shift = overlaps && rest < part ? length - part : start;
    frame.inner = overlaps ? 0 : rest < part ? rest : part;
    for (ptrdiff_t i = 1; i <= loop->repeats; i++) handlers[loop[i].opcode](&loop[i], &frame);
  }
}

static void run(const NablaInstruction *instructions, ptrdiff_t count, double *buffer, const int64_t *table) {
  Frame frame = {.buffer = buffer, .table = table};
  for (ptrdiff_t i = 0; i < count; i++) {
    const NablaInstruction *in = &instructions[i];
    if (in->is_flat) {
      flat_handlers[in->opcode](in, buffer);
    } else if (in->opcode == NablaOpcodeLoop) {
      run_loop(in, &frame);
      i += in->repeats;
    } else {
      handlers[in->opcode](in, &frame);
    }
  }
}

static ptrdiff_t run_epochs(
    const NablaInstruction *instructions, ptrdiff_t count, double *buffer, const int64_t *table, ptrdiff_t epochs,
    const NablaRecorder *recorder) {
  double *history = recorder->history, *records = recorder->records;
  for (ptrdiff_t epoch = 1; epoch <= epochs; epoch++) {
    for (ptrdiff_t i = 0; i < recorder->range_count; i++) {
      const double *from = buffer + recorder->ranges[i].offset;
      for (ptrdiff_t k = 0; k < recorder->ranges[i].count; k++) *history++ = from[k];
    }
    run(instructions, count, buffer, table);
    for (ptrdiff_t i = 0; i < recorder->result_count; i++) records[i] = buffer[recorder->results[i]];
    int is_finite = magnitude_of(records[0]) < __builtin_inf();
    if (!is_finite || (recorder->until >= 0 && records[recorder->until] != 0.0)) return epoch;
    records += recorder->result_count;
  }
  return epochs;
}
