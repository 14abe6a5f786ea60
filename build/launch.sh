# What the launchers of this repository's programs share; they source it, with these set:
#   root     the repository
#   name     the program, as it is called and as its assembly is named
#   project  its project's folder under the root
artifacts=$root/artifacts
program=$artifacts/$name
stamp=$artifacts/$name.built
log=$artifacts/$name.log
lock=$artifacts/millrace.lock

say() { printf '%s: %s\n' "$name" "$*" >&2; }

# names [CONDITION ...]: a number of the names of the files that the program is built from, and of what the conditions print beside. Folders are none of
# them: what builds elsewhere makes in these changes nothing here.
names() {
    (cd "$root" && find src Directory.Build.props Directory.Packages.props global.json \( -name bin -o -name obj \) -prune -o -type f -print "$@") | LC_ALL=C sort | cksum
}

# The stamp is as old as the last build and holds the number of then. A file that came or went changes it, and so does a newer one, whose name is here twice.
must_build() {
    [ -f "$stamp" ] && [ -f "$program/$name.dll" ] || return 0
    [ "$(names -newer "$stamp" -print)" != "$(cat "$stamp")" ]
}

need_sdk() {
    if ! command -v dotnet >/dev/null 2>&1; then
        say "needs the .NET 10 SDK, and there is no 'dotnet' in PATH."
    elif ! (cd "$root" && dotnet --version >/dev/null 2>&1); then
        say "needs the .NET 10 SDK; this machine has: $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | tr '\n' ' ')"
    else
        return 0
    fi
    say "Get it from https://dotnet.microsoft.com/download/dotnet/10.0, or by 'apt-get install dotnet-sdk-10.0', 'brew install dotnet'."
    exit 1
}

# publish FOLDER [OPTION ...]
publish() {
    out=$1
    shift
    rm -rf "$out"
    # Its own artifacts path: an editor's or a test's build of the same sources is not disturbed. No build server stays behind. Analyzers are for who
    # changes the sources, in ./test; here they would double the wait.
    (cd "$root" && DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 dotnet publish "$project" -c Release \
        --artifacts-path "$artifacts/build" -o "$out" -v quiet -nologo -nodeReuse:false -p:UseSharedCompilation=false -p:RunAnalyzers=false "$@") >"$log" 2>&1 || {
        say "the build failed:"
        grep -E 'error|warning' "$log" | sort -u | head -n 20 >&2 || tail -n 20 "$log" >&2
        say "the whole of it is in $log"
        exit 1
    }
}

lock_builds() {
    mkdir -p "$artifacts"
    # One build at a time, of whichever program. The lock is a link to its owner's process id: it is made, with the id, in one step; without its owner it is nobody's.
    until ln -s "$$" "$lock" 2>/dev/null; do
        owner=$(readlink "$lock" || :)
        if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then rm -f "$lock"; else sleep 1; fi
    done
    trap 'rm -f "$lock"' EXIT
    trap 'exit 130' INT TERM
}

unlock_builds() {
    rm -f "$lock"
    trap - EXIT INT TERM
}

build() {
    need_sdk
    lock_builds
    if must_build; then
        if [ -f "$stamp" ]; then say "building again, for its sources have changed ..."; else say "building, on first use; this takes a minute or two ..."; fi
        names >"$stamp.next"
        # Compiled for this machine already: it starts in half the time, and so does each command.
        publish "$program.next" --use-current-runtime --self-contained false -p:PublishReadyToRun=true -p:UseAppHost=false
        # A running server keeps the files it was started from.
        rm -rf "$program.previous"
        [ ! -d "$program" ] || mv "$program" "$program.previous"
        mv "$program.next" "$program"
        mv "$stamp.next" "$stamp"
    fi
    unlock_builds
}

# Becomes the program, with its arguments. It is built when it was not yet, or when its sources have changed.
launch() {
    if must_build; then build; fi
    command -v dotnet >/dev/null 2>&1 || need_sdk
    exec dotnet "$program/$name.dll" "$@"
}
