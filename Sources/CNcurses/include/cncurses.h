/* What of ncurses Swift cannot import by itself: macros, variadic functions and the variables behind them. */
#ifndef CNCURSES_H
#define CNCURSES_H

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/eventfd.h>
#include <term.h>
#include <termios.h>
#include <wchar.h>

/* An eventfd that neither blocks nor is inherited, or -1 with errno; its flags do not import. */
static inline int cn_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

#endif
