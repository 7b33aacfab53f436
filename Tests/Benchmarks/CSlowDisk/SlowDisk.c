// A disk that takes its time to confirm: the functions of the C library by their own names, so that the program's
// libraries find these first (ld.so(8): symbols are looked up in the program before its libraries).
#define _GNU_SOURCE
#include "SlowDisk.h"

#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static _Atomic long extra;

void slow_disk_pause(long microseconds) { extra = microseconds; }

static int slowly(int code) {
  struct timespec pause = {extra / 1000000, extra % 1000000 * 1000};
  if (extra > 0) nanosleep(&pause, 0);
  return code;
}

int fsync(int descriptor) { return slowly((int)syscall(SYS_fsync, descriptor)); }

int fdatasync(int descriptor) { return slowly((int)syscall(SYS_fdatasync, descriptor)); }
