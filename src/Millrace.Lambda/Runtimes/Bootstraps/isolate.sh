# Becomes the first process of its own namespaces: makes a root in which the function sees programs, its code, its layers and a /tmp of
# its own, and nothing else that is anybody's; then runs the command. Each program that it starts costs a cold start milliseconds, hence
# the tables of mounts; the first, which is always the same, lies beside the root.
# Takes: a folder for the root, the second table, how many processes there may be or -, the command.
set -e
exec 2>&1
root=$1 table=$2 processes=$3
shift 3
mount --all --fstab "$root.fstab"
[ "$processes" = - ] || echo "$processes" > "$root/proc/sys/kernel/pid_max"
echo 0 > "$root/proc/sys/user/max_user_namespaces" || :
printf '%s\n' "$table" > "$root/tmp/fstab"
mount --all --fstab "$root/tmp/fstab"
cd "$root"
pivot_root . .
umount -l .
cd /var/task
exec "$@" < /dev/null
