# Sets limits, then runs the command.
# Takes: megabytes of a file, how many processes, variables that must not be seen by the programs before it ..., --, the command.
exec </dev/null 2>&1
ulimit -c 0
ulimit -n 1024
ulimit -f "$(($1 * 2048))"
# Shells do not agree on the letter.
ulimit -u "$2" 2>/dev/null || ulimit -p "$2" 2>/dev/null || :
shift 2
while [ "$1" != -- ]; do
    export "$1"
    shift
done
shift
exec "$@"
