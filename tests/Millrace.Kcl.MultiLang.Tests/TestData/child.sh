#!/bin/sh
# A record processor that behaves as its first argument says. The file of the second gets each line that it is sent.
how=$1
transcript=$2
sub='49590338271490256608559692538361571095921575989136588898'

status() { printf '\n{"action":"status","responseFor":"%s"}\n' "$1"; }
# checkpoint NUMBER SUB: asks, and keeps the answer.
checkpoint() {
    printf '{"action":"checkpoint","sequenceNumber":%s,"subSequenceNumber":%s}\n' "$1" "$2"
    IFS= read -r answer
    printf '%s\n' "$answer" >>"$transcript"
}

printf 'start %s\n' "$$" >>"$transcript"
case $how in
    dies-first) echo 'no luck' >&2; exit 4 ;;
    deaf) exec 0<&-; exec tail -f /dev/null ;;
esac
while IFS= read -r line; do
    printf '%s\n' "$line" >>"$transcript"
    action=${line#*'"action":"'}
    action=${action%%'"'*}
    case $how:$action in
        noise:processRecords)
            echo 'processing'
            echo
            echo '[1,2,3]'
            echo 'null'
            echo '{"action":"initialize"}'
            echo '{"action":"status","responseFor":"processRecords"'
            printf '{"count":{"deep":[1]},"responseFor":"processRecords","action":"status"} behind it\r\n'
            continue ;;
        flood:processRecords)
            i=0
            while [ $i -lt 3000 ]; do
                echo "line $i of a flood that fills every pipe there is, one after the other" >&2
                echo "line $i of a flood that fills every pipe there is, one after the other"
                i=$((i + 1))
            done ;;
        numeric:processRecords) checkpoint $sub null ;;
        all:processRecords | all:shardEnded | all:shutdownRequested) checkpoint null null ;;
        exact:processRecords) checkpoint '"12"' 3 ;;
        early:initialize | late:leaseLost) checkpoint null null ;;
        wrong:processRecords) status initialize; continue ;;
        unsaid:processRecords) echo '{"action":"status"}'; continue ;;
        dies:processRecords) echo 'it broke' >&2; echo 'at line 7' >&2; exit 3 ;;
        dies-once:processRecords) [ -e "$transcript.died" ] || { : >"$transcript.died"; exit 3; } ;;
        checkpoints-then-dies:processRecords)
            [ -e "$transcript.died" ] || { checkpoint '"1"' 0; : >"$transcript.died"; exit 3; }
            checkpoint null null ;;
        dies-at-end:shardEnded) [ -e "$transcript.died" ] || { : >"$transcript.died"; exit 3; }; checkpoint null null ;;
        forgets-once:shardEnded) if [ -e "$transcript.forgot" ]; then checkpoint null null; else : >"$transcript.forgot"; fi ;;
        hangs:processRecords | hangs:shutdownRequested) continue ;;
        stays:leaseLost) status leaseLost; exec tail -f /dev/null ;;
        dies-when-asked:shutdownRequested) exit 5 ;;
    esac
    status "$action"
done
printf 'end\n' >>"$transcript"
