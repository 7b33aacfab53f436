#ifndef CRESOURCES_H
#define CRESOURCES_H

#include <stddef.h>

/// One file of `Resources/`, as it was when the program was built.
struct casedesk_resource {
  /// Path below `Resources/`, as "texts/en/frame.txt".
  const char *_Nonnull name;
  /// The file's bytes; lives as long as the program.
  const unsigned char *_Nonnull bytes;
  size_t count;
};

/// How many files are embedded.
size_t casedesk_resource_count(void);

/// The file at `index`, which is below `casedesk_resource_count()`.
struct casedesk_resource casedesk_resource_at(size_t index);

#endif
