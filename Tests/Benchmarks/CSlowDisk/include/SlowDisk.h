#pragma once

/// Lets every fsync and fdatasync of this process, SQLite's too, take so many microseconds longer.
void slow_disk_pause(long microseconds);
