#include <stdlib.h>

#include <duktape.h>

#include "KaTeX.h"

// #embed is of C23; clang has it in earlier modes too.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const char script[] = {
#embed "/usr/share/javascript/katex/katex.min.js"
};

static const char bridge[] = {
#embed "bridge.js"
};

// Half more than a formula of the greatest length needs, and a few seconds of work.
const size_t katex_budget = (size_t)256 << 20;

struct katex_machine {
  duk_context *context;
  size_t spent;
};

katex_text katex_script(void) { return (katex_text){script, sizeof script}; }

// Allocation. Beyond the budget nothing is given any more, so that Duktape stops with an error.

static bool spend(katex_machine *machine, size_t size) {
  if (size > katex_budget - machine->spent) {
    machine->spent = katex_budget;
    return false;
  }
  machine->spent += size;
  return true;
}

static void *allocate(void *machine, duk_size_t size) {
  return size > 0 && spend(machine, size) ? malloc(size) : NULL;
}

static void *reallocate(void *machine, void *block, duk_size_t size) {
  if (size == 0) {
    free(block);
    return NULL;
  }
  return spend(machine, size) ? realloc(block, size) : NULL;
}

static void release(void *machine, void *block) {
  (void)machine;
  free(block);
}

// Duktape calls it for an error outside of a protected call, of which there is none below.
static void stop(void *machine, const char *message) {
  (void)machine;
  (void)message;
  abort();
}

// Work, always inside `duk_safe_call`: an error there unwinds C frames only.

static duk_ret_t start(duk_context *context, void *unused) {
  (void)unused;
  duk_eval_lstring_noresult(context, script, sizeof script);
  duk_eval_lstring_noresult(context, bridge, sizeof bridge);
  return 0;
}

struct request {
  const katex_text *texts;
  size_t count;
};

static duk_ret_t work(duk_context *context, void *argument) {
  const struct request *request = argument;
  duk_get_global_literal(context, "answer");
  duk_require_stack(context, (duk_idx_t)request->count);
  for (size_t i = 0; i < request->count; i++) {
    duk_push_lstring(context, request->texts[i].bytes, request->texts[i].count);
  }
  duk_call(context, (duk_idx_t)request->count);
  duk_require_string(context, -1);
  return 1;
}

katex_machine *katex_open(const char **message) {
  *message = "there is not enough memory";
  katex_machine *machine = calloc(1, sizeof *machine);
  if (machine == NULL) return NULL;
  machine->context = duk_create_heap(allocate, reallocate, release, machine, stop);
  if (machine->context != NULL) {
    if (duk_safe_call(machine->context, start, NULL, 0, 1) == DUK_EXEC_SUCCESS) return machine;
    *message = "KaTeX's script does not run";
  }
  katex_close(machine);
  return NULL;
}

void katex_close(katex_machine *machine) {
  if (machine->context != NULL) duk_destroy_heap(machine->context);
  free(machine);
}

katex_text katex_answer(katex_machine *machine, const katex_text *texts, size_t count) {
  struct request request = {texts, count};
  machine->spent = 0;
  duk_set_top(machine->context, 0);
  duk_int_t status = duk_safe_call(machine->context, work, &request, 0, 1);
  if (status != DUK_EXEC_SUCCESS || machine->spent == katex_budget) return (katex_text){NULL, 0};
  duk_size_t length = 0;
  const char *answer = duk_get_lstring(machine->context, -1, &length);
  return (katex_text){answer, length};
}
