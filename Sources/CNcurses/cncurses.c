/* Gives the terminal back when a signal or exit() ends the process: a terminal left in raw mode on the alternate
   screen is useless, and what was on that screen must not stay there.

   This is C because a signal handler may only do what is async-signal-safe: no Swift runtime, no ncurses. */
#define _GNU_SOURCE
#include "cncurses.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const int fatal_signals[] = {SIGHUP,  SIGINT, SIGQUIT, SIGTERM, SIGILL,  SIGTRAP, SIGABRT, SIGBUS,
                                    SIGFPE,  SIGSEGV, SIGSYS, SIGPIPE, SIGALRM, SIGXCPU, SIGXFSZ, SIGUSR1,
                                    SIGUSR2, SIGVTALRM};
enum { fatal_count = sizeof fatal_signals / sizeof fatal_signals[0] };

static struct sigaction previous[fatal_count];
static bool taken[fatal_count];
static struct sigaction previous_resize;

static volatile sig_atomic_t installed;
static volatile sig_atomic_t armed;
static volatile sig_atomic_t terminal_fd = -1;
static volatile sig_atomic_t resize_fd = -1;
static struct termios saved_settings;
static unsigned char reset[512];
static volatile size_t reset_count;

/* A stack of its own, so that even a stack overflow gives the terminal back. */
static unsigned char handler_stack[65536];

static void give_back(void) {
  if (!armed) return;
  armed = 0;
  size_t sent = 0;
  while (sent < reset_count) {
    ssize_t count = write(terminal_fd, reset + sent, reset_count - sent);
    if (count < 0 && errno != EINTR) break;
    if (count > 0) sent += (size_t)count;
  }
  tcsetattr(terminal_fd, TCSANOW, &saved_settings);
}

static void on_fatal_signal(int number) {
  int error = errno;
  give_back();
  /* Not what handled it before: the Swift runtime's crash report shows memory, which may hold what nobody but the
     person at the screen may see. */
  signal(number, SIG_DFL);
  errno = error;
  /* It stays blocked until this returns, and then ends the process. */
  raise(number);
}

static void on_resize(int number) {
  (void)number;
  int error = errno;
  uint64_t one = 1;
  if (write(resize_fd, &one, sizeof one) < 0) { /* full: readable already */ }
  errno = error;
}

bool cn_guard_install(int fd, int resized_fd) {
  static bool at_exit;
  if (installed || tcgetattr(fd, &saved_settings) != 0) return false;
  terminal_fd = fd;
  resize_fd = resized_fd;
  reset_count = 0;
  installed = 1;
  armed = 1;
  if (!at_exit) at_exit = atexit(give_back) == 0;

  stack_t present;
  if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE)) {
    stack_t own = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
    sigaltstack(&own, NULL);
  }
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_fatal_signal;
  action.sa_flags = SA_ONSTACK;
  /* With every signal blocked, SIGTTOU among them, tcsetattr works from the background too. */
  sigfillset(&action.sa_mask);
  for (int index = 0; index < fatal_count; index += 1) {
    sigaction(fatal_signals[index], NULL, &previous[index]);
    taken[index] = previous[index].sa_handler != SIG_IGN;
    if (taken[index]) sigaction(fatal_signals[index], &action, NULL);
  }
  action.sa_handler = on_resize;
  action.sa_flags = SA_ONSTACK | SA_RESTART;
  sigaction(SIGWINCH, &action, &previous_resize);
  return true;
}

int cn_width(wchar_t scalar) { return wcwidth(scalar); }

void cn_guard_set_reset(const unsigned char *bytes, size_t count) {
  reset_count = 0;
  if (count > sizeof reset) return;
  memcpy(reset, bytes, count);
  reset_count = count;
}

void cn_guard_arm(bool on) { armed = on; }

void cn_guard_give_back(void) { give_back(); }

void cn_guard_remove(void) {
  if (!installed) return;
  armed = 0;
  tcsetattr(terminal_fd, TCSADRAIN, &saved_settings);
  for (int index = 0; index < fatal_count; index += 1) {
    if (taken[index]) sigaction(fatal_signals[index], &previous[index], NULL);
  }
  sigaction(SIGWINCH, &previous_resize, NULL);
  installed = 0;
}
