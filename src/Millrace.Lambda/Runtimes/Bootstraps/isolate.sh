# Becomes the first process of its own namespaces: makes a root in which the function sees programs, its code, its layers and a
# /tmp of its own, and nothing else that is anybody's; then runs the command.
# Takes: an empty folder for the root, code, layers or -, the folder of bootstraps, megabytes of /tmp, programs' folders ..., --,
# variables that must not be seen by the programs that set this up ..., --, the command.
set -e
exec </dev/null 2>&1
root=$1 task=$2 layers=$3 runtime=$4 size=$5
shift 5
mount --rbind / "$root"
mount -o remount,bind,ro "$root"
mount -t tmpfs -o size=1m,mode=755 var "$root/var"
mkdir "$root/var/task" "$root/var/runtime"
mount --bind "$task" "$root/var/task"
mount --bind "$runtime" "$root/var/runtime"
mount -o remount,bind,ro "$root/var/task"
mount -o remount,bind,ro "$root/var/runtime"
if [ "$layers" != - ]; then
    mount --bind "$layers" "$root/opt"
    mount -o remount,bind,ro "$root/opt"
fi
for home in root home; do
    [ ! -d "$root/$home" ] || mount -t tmpfs -o size=1m,mode=755 home "$root/$home"
done
while [ "$1" != -- ]; do
    mkdir -p "$root$1"
    mount --bind "$1" "$root$1"
    mount -o remount,bind,ro "$root$1"
    shift
done
shift
mount -t tmpfs -o size=1m,mode=755 dev "$root/dev"
cd "$root/dev"
mkdir shm
for device in null zero full random urandom; do
    : > "$device"
    mount --bind "/dev/$device" "$device"
done
ln -s /proc/self/fd fd
ln -s fd/0 stdin
ln -s fd/1 stdout
ln -s fd/2 stderr
mount -t tmpfs -o "size=${size}m,mode=1777" tmp "$root/tmp"
mount -t proc proc "$root/proc"
cd "$root"
pivot_root . .
umount -l .
cd /var/task
ulimit -c 0
ulimit -n 1024
ulimit -f "$((size * 2048))"
while [ "$1" != -- ]; do
    export "$1"
    shift
done
shift
exec "$@"
