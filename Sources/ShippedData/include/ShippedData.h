#ifndef CORRIDOR_SHIPPED_DATA_H
#define CORRIDOR_SHIPPED_DATA_H

#include <stddef.h>

/// The bytes of one CSV file of Data/ or seeds/, as they were when the package was built. They are part of
/// the executable: never written to, never freed.
struct corridor_shipped_table {
  /// NULL if there is no table of that name.
  const void *bytes;
  size_t length;
};

/// @param name a file of Data/ without its ending, such as "link"; "seed_claim" and "seed_pair" for
/// those of seeds/.
struct corridor_shipped_table corridor_shipped_table(const char *name);

/// How many files of Data/scenarios/ are part of the executable.
size_t corridor_shipped_scenario_count(void);

/// Their names without their ending, in the order of the alphabet; NULL beyond the last.
const char *corridor_shipped_scenario_name(size_t index);

/// The bytes of one of them; NULL if there is none of that name.
struct corridor_shipped_table corridor_shipped_scenario(const char *name);

#endif
