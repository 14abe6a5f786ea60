namespace Millrace.CommandLine.Tests;

/// <summary>A row for each verb. A verb without one fails a test.</summary>
internal static class VerbCases
{
    private static readonly WrongUse NobodyThere = new(["--endpoint", "http://127.0.0.1:1"], ExitCode.Failure, "nothing answers at http://127.0.0.1:1.");

    public static IReadOnlyDictionary<string, VerbCase> All { get; } = new VerbCase[]
    {
        new("start")
        {
            Right = ["--in-memory", "--port", "0"], Shows = "is ready.", Until = "Next: ",
            Wrong = new(["--in-memory", "--port", "TAKEN"], ExitCode.Taken, "is taken by"), Mistyped = ("--prot", "--port"),
        },
        new("stop")
        {
            Right = ["--endpoint", "SERVER"], Shows = "stopped", Wrong = NobodyThere, Mistyped = ("--endpiont", "--endpoint"),
        },
        new("status")
        {
            Right = [], Shows = "normal", Wrong = NobodyThere, Mistyped = ("--wiat", "--wait"),
        },
        new("reset")
        {
            Right = ["STREAM"], Shows = "STREAM", Narrow = "SHARDS: 1",
            Wrong = new([], ExitCode.Usage, "say so with --yes, or name some."), Mistyped = ("--yse", "--yes"),
        },
        new("logs")
        {
            Right = ["FUNCTION"], Shows = "was called",
            Wrong = new(["nosuchfunction"], ExitCode.NotFound, "ResourceNotFoundException"), Mistyped = ("--folow", "--follow"),
        },
        new("stream create")
        {
            Right = ["NEW", "--shards", "2"], Shows = "NEW",
            Wrong = new(["STREAM"], ExitCode.Failure, "ResourceInUseException"), Mistyped = ("--shrads", "--shards"),
        },
        new("stream list")
        {
            Right = [], Shows = "STREAM", Narrow = "NAME: STREAM",
            Wrong = new(["-o", "xml"], ExitCode.Usage, "'xml' is none of table, json, ndjson and yaml."), Mistyped = ("--outptu", "--output"),
        },
        new("stream describe")
        {
            Right = ["STREAM"], Shows = "shardId-000000000000", Narrow = "SHARD: shardId-000000000000",
            Wrong = new(["nosuchstream"], ExitCode.NotFound, "ResourceNotFoundException"), Mistyped = ("--regoin", "--region"),
        },
        new("stream delete")
        {
            Right = ["STREAM"], Shows = "STREAM", Narrow = "DELETED: yes",
            Wrong = new(["nosuchstream"], ExitCode.NotFound, "ResourceNotFoundException"), Mistyped = ("--no-wiat", "--no-wait"),
        },
        new("stream split")
        {
            Right = ["STREAM", "0"], Shows = "STREAM",
            Wrong = new(["STREAM", "7"], ExitCode.NotFound, "has no shard '7'"), Mistyped = ("--no-wiat", "--no-wait"),
        },
        new("stream merge")
        {
            Right = ["SHARDS", "0", "1"], Shows = "SHARDS",
            Wrong = new(["SHARDS", "0", "7"], ExitCode.NotFound, "has no shard '7'"), Mistyped = ("--no-wiat", "--no-wait"),
        },
        new("stream resize")
        {
            Right = ["STREAM", "2"], Shows = "STREAM",
            Wrong = new(["STREAM", "many"], ExitCode.Usage, "'many' is not a whole number of 1 or more."), Mistyped = ("--no-wiat", "--no-wait"),
        },
        new("stream tail")
        {
            Right = ["RECORD", "--from", "oldest", "--no-follow"], Shows = "hello",
            Wrong = new(["RECORD", "--from", "soon"], ExitCode.Usage, "'soon' is not now, oldest, a duration"), Mistyped = ("--fliter", "--filter"),
        },
        new("put")
        {
            Right = ["STREAM", "hello", "--key", "k"], Shows = "shardId-000000000000",
            Wrong = new(["nosuchstream", "hello"], ExitCode.NotFound, "ResourceNotFoundException"), Mistyped = ("--cuont", "--count"),
        },
        new("leases")
        {
            Right = ["LEASES"], Shows = "worker-1", Narrow = "WORKER: worker-1",
            Wrong = new(["nosuchapplication"], ExitCode.NotFound, "ResourceNotFoundException"), Mistyped = ("--wtach", "--watch"),
        },
        new("lambda list")
        {
            Right = [], Shows = "FUNCTION", Narrow = "NAME: FUNCTION",
            Wrong = new(["--profile", "nobody"], ExitCode.Usage, "there is no profile 'nobody'"), Mistyped = ("--profiel", "--profile"),
        },
        new("lambda run")
        {
            Right = ["HANDLER", """{"n": 1}""", "--name", "NEW"], Shows = "answer", Talk = "was called",
            Wrong = new(["/no/such.js"], ExitCode.NotFound, "there is no file '/no/such.js'."), Mistyped = ("--naem", "--name"),
        },
        new("lambda invoke")
        {
            Right = ["FUNCTION", """{"n": 1}"""], Shows = "answer", Talk = "was called",
            Wrong = new(["FUNCTION", "{"], ExitCode.Usage, "the event is not JSON"), Mistyped = ("--timeuot", "--timeout"),
        },
        new("lambda logs")
        {
            Right = ["FUNCTION"], Shows = "was called",
            Wrong = new(["FUNCTION", "--since", "soon"], ExitCode.Usage, "'soon' is not a duration"), Mistyped = ("--sicne", "--since"),
        },
        new("table create")
        {
            Right = ["NEW", "--key", "id", "--sort", "at:N"], Shows = "NEW",
            Wrong = new(["NEW", "--key", "id:X"], ExitCode.Usage, "'id:X' is no attribute with its type"), Mistyped = ("--srot", "--sort"),
        },
        new("table list")
        {
            Right = [], Shows = "TABLE", Narrow = "NAME: TABLE",
            Wrong = new(["extra"], ExitCode.Usage, "'extra' is not known here."), Mistyped = ("--regoin", "--region"),
        },
        new("table delete")
        {
            Right = ["TABLE"], Shows = "TABLE",
            Wrong = new(["TABLE", """{"id":"7"}"""], ExitCode.Usage, "is not known here."), Mistyped = ("--no-wiat", "--no-wait"),
        },
        new("table scan")
        {
            Right = ["TABLE"], Shows = "Ann", Narrow = "name: Ann",
            Wrong = new(["nosuchtable"], ExitCode.NotFound, "ResourceNotFoundException"), Mistyped = ("--lmiit", "--limit"),
        },
        new("table get")
        {
            Right = ["TABLE", """{"id":"7"}"""], Shows = "Ann",
            Wrong = new(["TABLE", """{"id":"8"}"""], ExitCode.NotFound, "has no such item."), Mistyped = ("--endpiont", "--endpoint"),
        },
        new("table put")
        {
            Right = ["TABLE", """{"id":"8","name":"Bob"}"""], Shows = "Bob",
            Wrong = new(["TABLE", "[]"], ExitCode.Usage, "it is not a JSON object"), Mistyped = ("--endpiont", "--endpoint"),
        },
        new("table delete-item")
        {
            Right = ["TABLE", """{"id":"7"}"""], Shows = "Ann",
            Wrong = new(["TABLE", """{"id":"8"}"""], ExitCode.NotFound, "has no such item."), Mistyped = ("--endpiont", "--endpoint"),
        },
        new("iam whoami")
        {
            Right = [], Shows = "arn:aws:iam::000000000000:root",
            Wrong = new(["--endpoint", "localhost"], ExitCode.Usage, "'localhost' is not the address of a server"), Mistyped = ("--profiel", "--profile"),
        },
        new("iam users")
        {
            Right = [], Shows = "USER", Narrow = "NAME: USER",
            Wrong = new(["extra"], ExitCode.Usage, "'extra' is not known here."), Mistyped = ("--outptu", "--output"),
        },
        new("iam roles")
        {
            Right = [], Shows = "ROLE", Narrow = "NAME: ROLE",
            Wrong = new(["extra"], ExitCode.Usage, "'extra' is not known here."), Mistyped = ("--outptu", "--output"),
        },
        new("iam create-user")
        {
            Right = ["NEW"], Shows = "NEW",
            Wrong = new(["USER"], ExitCode.Failure, "EntityAlreadyExists"), Mistyped = ("--regoin", "--region"),
        },
        new("iam delete-user")
        {
            Right = ["USER"], Shows = "USER",
            Wrong = new(["nosuchuser"], ExitCode.NotFound, "NoSuchEntity"), Mistyped = ("--regoin", "--region"),
        },
        new("iam create-key")
        {
            Right = ["USER"], Shows = "accessKeyId",
            Wrong = new(["nosuchuser"], ExitCode.NotFound, "NoSuchEntity"), Mistyped = ("--regoin", "--region"),
        },
        new("iam attach-policy")
        {
            Right = ["USER", "amazonkinesisfullaccess"], Shows = "arn:aws:iam::aws:policy/AmazonKinesisFullAccess",
            Wrong = new(["USER", "AmazonKinesisFulAccess"], ExitCode.NotFound, "Did you mean AmazonKinesisFullAccess?"), Mistyped = ("--regoin", "--region"),
        },
        new("lessons")
        {
            Right = [], Shows = "Produce data", Narrow = "TITLE: Produce data",
            Wrong = new(["9"], ExitCode.Usage, "there are lessons 1 to 5"), Mistyped = ("--chekc", "--check"),
        },
        new("doctor")
        {
            Right = [], Shows = "open files",
            Wrong = new(["--timeout", "soon"], ExitCode.Usage, "'soon' is not a duration"), Mistyped = ("--timeuot", "--timeout"),
        },
        new("bench")
        {
            Right = ["--duration", "1ms"], Shows = "PutRecords", Narrow = "OPERATION: PutRecords",
            Wrong = new(["--duration", "soon"], ExitCode.Usage, "'soon' is not a duration"), Mistyped = ("--durtaion", "--duration"),
        },
        new("completion")
        {
            Right = ["bash"], Shows = "complete -F _millrace millrace",
            Wrong = new(["fsh"], ExitCode.Usage, "'fsh' is none of bash, zsh, fish, pwsh."), Mistyped = ("--hlep", "--help"),
        },
        new("fsck")
        {
            Right = ["--data", "DATA"], Shows = "Sound.",
            Wrong = new(["--data", "/no/such"], ExitCode.Failure, "/no/such"), Mistyped = ("--repiar", "--repair"),
        },
    }.ToDictionary(static row => row.Verb);
}
