# Becomes the first process of its own namespaces: makes a root in which the function sees programs, its code, its layers and a
# /tmp of its own, and nothing else that is anybody's; then runs the command. Each program that it starts costs a cold start
# milliseconds, hence the tables of mounts; the first, which is always the same, lies beside the root. Their sources have a name of
# our own: what a table names that is mounted already, as "proc" on /proc, would be passed over.
# Takes: an empty folder for the root, code, layers or -, the folder of bootstraps, megabytes of /tmp, programs' folders ..., --,
# variables that must not be seen by the programs that set this up ..., --, the command.
set -e
exec </dev/null 2>&1
root=$1 task=$2 layers=$3 runtime=$4 size=$5
shift 5
mount --all --fstab "$root.fstab"
binds="$task $root/var/task none bind,ro 0 0
$runtime $root/var/runtime none bind,ro 0 0"
[ "$layers" = - ] || binds="$binds
$layers $root/opt none bind,ro 0 0"
while [ "$1" != -- ]; do
    mkdir -p "$root$1"
    binds="$binds
$1 $root$1 none bind,ro 0 0"
    shift
done
shift
mkdir "$root/var/task" "$root/var/runtime" "$root/dev/shm"
cd "$root/dev"
for device in null zero full random urandom; do
    : > "$device"
    binds="$binds
/dev/$device $root/dev/$device none bind 0 0"
done
cp -P /dev/fd /dev/stdin /dev/stdout /dev/stderr .
echo "$binds
millrace $root/tmp tmpfs size=${size}m,mode=1777 0 0
millrace $root/proc proc defaults 0 0" > "$root/var/fstab"
mount --all --fstab "$root/var/fstab"
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
