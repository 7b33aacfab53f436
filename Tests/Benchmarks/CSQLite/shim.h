#include <sqlite3.h>
#include <stddef.h>

/* The system has these for whoever defines _GNU_SOURCE before its first header, which nobody can who imports a module. */
extern void *memmem(const void *haystack, size_t length, const void *needle, size_t needle_length);
extern int posix_openpt(int flags);
extern int grantpt(int descriptor);
extern int unlockpt(int descriptor);
extern char *ptsname(int descriptor);
