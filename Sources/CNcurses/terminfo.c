/* Apart from everything else, because term.h makes macros of words like "columns" and "bell". */
#include "cncurses.h"

#include <term.h>

enum cn_terminal_kind cn_terminal_kind(void) {
  int error = 0;
  if (setupterm(NULL, STDOUT_FILENO, &error) != OK) return CN_UNKNOWN;
  enum cn_terminal_kind kind = cn_capability("cup") ? CN_FULL_SCREEN : CN_NOT_FULL_SCREEN;
  del_curterm(cur_term);
  return kind;
}
