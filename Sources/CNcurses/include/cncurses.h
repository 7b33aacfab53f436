/* What of ncurses Swift cannot import by itself: macros, variables and varying types behind them, and the
   guard that gives the terminal back whatever ends the process (cncurses.c). */
#ifndef CNCURSES_H
#define CNCURSES_H

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <langinfo.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

/* asm-generic/mman.h has it; the C library shows it to _GNU_SOURCE only, with which its types would differ from those
   of the Glibc module. */
#ifndef MCL_ONFAULT
#define MCL_ONFAULT 4
#endif

/* An eventfd that neither blocks nor is inherited, or -1 with errno; its flags do not import. */
static inline int cn_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

/* One descriptor that is readable when either of two is, or -1 with errno. */
static inline int cn_either(int first, int second) {
  int both = epoll_create1(EPOLL_CLOEXEC);
  if (both < 0) return -1;
  struct epoll_event event = {.events = EPOLLIN};
  event.data.fd = first;
  if (epoll_ctl(both, EPOLL_CTL_ADD, first, &event) == 0) {
    event.data.fd = second;
    if (epoll_ctl(both, EPOLL_CTL_ADD, second, &event) == 0) return both;
  }
  close(both);
  return -1;
}

/* Whether no other program of the same user may read this process's memory or attach to it from here on; prctl has
   varying arguments. */
static inline bool cn_refuse_inspection(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0; }

/* Whether memory, as far as it is used and from here on, stays out of swap: only where no limit can be met later. The
   flags do not import. */
static inline bool cn_lock_memory(void) {
  struct rlimit limit = {RLIM_INFINITY, RLIM_INFINITY};
  if (setrlimit(RLIMIT_MEMLOCK, &limit) != 0) return false;
  return mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) == 0;
}

/* The terminal's size in cells; false when it does not say. */
static inline bool cn_window_size(int fd, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

/* The character set of the locale in use. */
static inline const char *cn_codeset(void) { return nl_langinfo(CODESET); }

/* How many columns the C library gives a scalar: 0 to 2, or -1 when it cannot be drawn. */
int cn_width(wchar_t scalar);

/* A screen on standard output and input, or NULL: unlike initscr, which ends the process. */
static inline SCREEN *cn_newterm(void) { return newterm(NULL, stdout, stdin); }

static inline WINDOW *cn_screen(void) { return stdscr; }
static inline int cn_colours(void) { return COLORS; }
static inline int cn_colour_pairs(void) { return COLOR_PAIRS; }

static inline attr_t cn_attributes(bool bold, bool dim, bool underline, bool reverse) {
  return (bold ? A_BOLD : 0) | (dim ? A_DIM : 0) | (underline ? A_UNDERLINE : 0) | (reverse ? A_REVERSE : 0);
}

/* A string capability of the terminal, or NULL when it has none. */
static inline const char *cn_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

enum cn_terminal_kind { CN_FULL_SCREEN, CN_UNKNOWN, CN_NOT_FULL_SCREEN };

/* Whether TERM names a terminal on which a cursor can be placed (terminfo.c). */
enum cn_terminal_kind cn_terminal_kind(void);

static inline int cn_function_key(int number) { return KEY_F(number); }

/* Remembers how the terminal on `fd` is set, and takes over the signals that would end the process (those that
   somebody ignores stay ignored) and SIGWINCH, which makes `resized_fd`, an eventfd, readable.
   False when it is installed already or the terminal cannot be asked. Before newterm, so that ncurses leaves these
   signals alone. */
bool cn_guard_install(int fd, int resized_fd);

/* The bytes that undo on the terminal what was set up; at most 512. */
void cn_guard_set_reset(const unsigned char *bytes, size_t count);

/* Whether the process's end has to give the terminal back, as long as it is not lent to another program. */
void cn_guard_arm(bool armed);

/* Puts back the settings remembered at installation and gives the signals back. */
void cn_guard_remove(void);

/* Gives the terminal back now, before a last word to it. From any thread. */
void cn_guard_give_back(void);

#endif
