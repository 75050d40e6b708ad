#ifndef KATEX_H
#define KATEX_H

#include <stdbool.h>
#include <stddef.h>

/// KaTeX in a JavaScript heap of its own. It is used by one thread at a time.
typedef struct katex_machine katex_machine;

/// A text in CESU-8: each UTF-16 unit of it as UTF-8 would write it.
typedef struct {
  const char *bytes;
  size_t count;
} katex_text;

/// KaTeX's script as it was when Nabla was built.
katex_text katex_script(void);

/// Compiles KaTeX, which takes a tenth of a second; null where that fails, and then `*message` says why.
katex_machine *katex_open(const char **message);

void katex_close(katex_machine *machine);

/// Hands the texts to `answer` of bridge.js and gives what it returns, which is there until the next call.
/// Null bytes where the work took more memory than `katex_budget`; the machine is then to be closed.
katex_text katex_answer(katex_machine *machine, const katex_text *request, size_t count);

/// The bytes that one answer may allocate in all. Every step of KaTeX's allocates, so that this bounds the time too,
/// and on a slow machine by the same count as on a fast one.
extern const size_t katex_budget;

#endif
