/*
 * Records what a process does to the files below $RECORD_DISK_ROOT in $RECORD_DISK_TRACE: what it writes, which names it makes and what it
 * syncs, each after it is done and in the order in which it was done. Loaded with LD_PRELOAD.
 *
 * A step is a header and a payload. Header, in the machine's byte order: kind (8 bytes), file (8), offset (8), payload length (8).
 * While $RECORD_DISK_FAILS exists, syncs fail. Kinds: C create (payload: path), D make directory (path), L link and R rename (from, zero byte, to), X remove (path), W write (the bytes),
 * T set length (offset: the length), B and E begin and end of a sync (offset of E: the number of its B), b and e of a directory's (payload: path),
 * F a sync that failed.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { MOST_FILES = 65536, FILE_ = 1, DIRECTORY = 2 };

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static unsigned char watched[MOST_FILES];
static uint64_t inode[MOST_FILES];
static char *directory[MOST_FILES];
static char root[PATH_MAX];
static const char *fails;
static int trace = -1;
static int64_t steps;

static void *real(const char *name)
{
    /* The shim is asked for symbols of libc by handle too, so it cannot use its own dlsym. */
    static void *(*next)(void *, const char *);
    if (!next) next = dlvsym(RTLD_NEXT, "dlsym", "GLIBC_2.34");
    if (!next) next = dlvsym(RTLD_NEXT, "dlsym", "GLIBC_2.2.5");
    if (!next) next = dlvsym(RTLD_NEXT, "dlsym", "GLIBC_2.17");
    if (!next) abort();
    return next(RTLD_NEXT, name);
}

__attribute__((constructor)) static void begin(void)
{
    const char *where = getenv("RECORD_DISK_ROOT"), *to = getenv("RECORD_DISK_TRACE");
    if (!where || !to || !realpath(where, root)) return;
    fails = getenv("RECORD_DISK_FAILS");
    trace = (int)syscall(SYS_openat, AT_FDCWD, to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* The path below the root, or NULL. */
static const char *below(const char *path, char *full)
{
    if (trace < 0) return NULL;
    /* Of a relative path the server makes an absolute one first. */
    if (path[0] != '/' || snprintf(full, PATH_MAX, "%s", path) >= PATH_MAX) return NULL;
    size_t length = strlen(root);
    if (strncmp(full, root, length) != 0 || (full[length] != '/' && full[length] != 0)) return NULL;
    return full[length] ? full + length + 1 : full + length;
}

/* With the gate held. */
static int64_t step(char kind, uint64_t file, int64_t offset, const struct iovec *parts, int count)
{
    int64_t header[4] = { kind, (int64_t)file, offset, 0 };
    struct iovec all[8] = { { header, sizeof header } };
    for (int i = 0; i < count; i++) {
        all[i + 1] = parts[i];
        header[3] += (int64_t)parts[i].iov_len;
    }
    if (syscall(SYS_writev, trace, all, count + 1) != (long)(sizeof header + (size_t)header[3])) abort();
    return steps++;
}

static int64_t step_path(char kind, uint64_t file, int64_t offset, const char *path)
{
    struct iovec part = { (void *)path, strlen(path) };
    return step(kind, file, offset, &part, 1);
}

static void step_paths(char kind, const char *from, const char *to)
{
    struct iovec parts[3] = { { (void *)from, strlen(from) }, { "", 1 }, { (void *)to, strlen(to) } };
    step(kind, 0, 0, parts, 3);
}

static int is_watched(int fd) { return fd >= 0 && fd < MOST_FILES && watched[fd] == FILE_; }

static int opened(const char *path, int flags, mode_t mode)
{
    char full[PATH_MAX];
    const char *name = below(path, full);
    if (!name) return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
    pthread_mutex_lock(&gate);
    struct stat before;
    int was_there = syscall(SYS_newfstatat, AT_FDCWD, path, &before, 0) == 0;
    int fd = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
    int error = errno;
    struct stat now;
    if (fd >= 0 && fd < MOST_FILES && fstat(fd, &now) == 0) {
        watched[fd] = S_ISDIR(now.st_mode) ? DIRECTORY : FILE_;
        inode[fd] = now.st_ino;
        if (S_ISDIR(now.st_mode)) {
            free(directory[fd]);
            directory[fd] = strdup(name);
        } else if (!was_there) step_path('C', now.st_ino, 0, name);
        else if (flags & O_TRUNC) step('T', now.st_ino, 0, NULL, 0);
    }
    pthread_mutex_unlock(&gate);
    errno = error;
    return fd;
}

int open(const char *path, int flags, ...)
{
    va_list list;
    va_start(list, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0;
    va_end(list);
    return opened(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list list;
    va_start(list, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0;
    va_end(list);
    return opened(path, flags | O_LARGEFILE, mode);
}

int close(int fd)
{
    if (fd >= 0 && fd < MOST_FILES) watched[fd] = 0;
    return (int)syscall(SYS_close, fd);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset)
{
    if (!is_watched(fd)) return syscall(SYS_pwrite64, fd, bytes, count, offset);
    pthread_mutex_lock(&gate);
    ssize_t written = syscall(SYS_pwrite64, fd, bytes, count, offset);
    int error = errno;
    struct iovec part = { (void *)bytes, written > 0 ? (size_t)written : 0 };
    if (written > 0) step('W', inode[fd], offset, &part, 1);
    pthread_mutex_unlock(&gate);
    errno = error;
    return written;
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t offset) { return pwrite(fd, bytes, count, offset); }

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset)
{
    ssize_t total = 0;
    for (int i = 0; i < count; i++) {
        ssize_t written = pwrite(fd, parts[i].iov_base, parts[i].iov_len, offset + total);
        if (written < 0) return total > 0 ? total : written;
        total += written;
        if ((size_t)written < parts[i].iov_len) break;
    }
    return total;
}

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off_t offset) { return pwritev(fd, parts, count, offset); }

ssize_t write(int fd, const void *bytes, size_t count)
{
    if (!is_watched(fd)) return syscall(SYS_write, fd, bytes, count);
    pthread_mutex_lock(&gate);
    off_t offset = lseek(fd, 0, SEEK_CUR);
    ssize_t written = syscall(SYS_write, fd, bytes, count);
    int error = errno;
    struct iovec part = { (void *)bytes, written > 0 ? (size_t)written : 0 };
    if (written > 0) step('W', inode[fd], offset, &part, 1);
    pthread_mutex_unlock(&gate);
    errno = error;
    return written;
}

int ftruncate(int fd, off_t length)
{
    if (!is_watched(fd)) return (int)syscall(SYS_ftruncate, fd, length);
    pthread_mutex_lock(&gate);
    int result = (int)syscall(SYS_ftruncate, fd, length);
    int error = errno;
    if (result == 0) step('T', inode[fd], length, NULL, 0);
    pthread_mutex_unlock(&gate);
    errno = error;
    return result;
}

int ftruncate64(int fd, off_t length) { return ftruncate(fd, length); }

/* The sync itself is left out: the trace says what would be on the disk, and the test waits for no disk. */
static int synced(int fd)
{
    if (fd < 0 || fd >= MOST_FILES || !watched[fd]) return 0;
    int has_failed = fails && syscall(SYS_faccessat, AT_FDCWD, fails, F_OK) == 0;
    pthread_mutex_lock(&gate);
    if (has_failed) step('F', inode[fd], 0, NULL, 0);
    else if (watched[fd] == DIRECTORY) step_path('e', 0, step_path('b', 0, 0, directory[fd]), directory[fd]);
    else step('E', inode[fd], step('B', inode[fd], 0, NULL, 0), NULL, 0);
    pthread_mutex_unlock(&gate);
    if (has_failed) errno = EIO;
    return has_failed ? -1 : 0;
}

int fsync(int fd) { return synced(fd); }

int fdatasync(int fd) { return synced(fd); }

static int renamed(char kind, const char *from, const char *to)
{
    char from_full[PATH_MAX], to_full[PATH_MAX];
    const char *from_name = below(from, from_full), *to_name = below(to, to_full);
    pthread_mutex_lock(&gate);
    int result = kind == 'R'
        ? (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0)
        : (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
    int error = errno;
    if (result == 0 && from_name && to_name) step_paths(kind, from_name, to_name);
    pthread_mutex_unlock(&gate);
    errno = error;
    return result;
}

int rename(const char *from, const char *to) { return renamed('R', from, to); }

int link(const char *from, const char *to) { return renamed('L', from, to); }

static int removed(const char *path, int flags)
{
    char full[PATH_MAX];
    const char *name = below(path, full);
    pthread_mutex_lock(&gate);
    int result = (int)syscall(SYS_unlinkat, AT_FDCWD, path, flags);
    int error = errno;
    if (result == 0 && name) step_path('X', 0, 0, name);
    pthread_mutex_unlock(&gate);
    errno = error;
    return result;
}

int unlink(const char *path) { return removed(path, 0); }

int rmdir(const char *path) { return removed(path, AT_REMOVEDIR); }

int mkdir(const char *path, mode_t mode)
{
    char full[PATH_MAX];
    const char *name = below(path, full);
    pthread_mutex_lock(&gate);
    int result = (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
    int error = errno;
    if (result == 0 && name) step_path('D', 0, 0, name);
    pthread_mutex_unlock(&gate);
    errno = error;
    return result;
}

/* .NET looks the functions of "libc" up in libc itself, past the shim. */
void *dlsym(void *handle, const char *name)
{
    static void *(*next)(void *, const char *);
    if (!next) next = real("dlsym");
    if (strcmp(name, "open") == 0) return (void *)open;
    if (strcmp(name, "close") == 0) return (void *)close;
    if (strcmp(name, "fsync") == 0) return (void *)fsync;
    return next(handle, name);
}
