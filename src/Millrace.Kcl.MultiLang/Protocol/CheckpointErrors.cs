using Millrace.Kcl.Processing;

namespace Millrace.Kcl.MultiLang.Protocol;

/// <summary>The names by which children know the errors of checkpoints (facts/kcl.md 1.2): the Java classes' simple names.</summary>
internal static class CheckpointErrors
{
    /// <summary>The error where there is nothing to checkpoint: while initializing, and once the lease is lost.</summary>
    public const string NoCheckpointer = nameof(InvalidStateException);

    /// <summary>The name of an error.</summary>
    public static string NameOf(Exception error) => error switch
    {
        ShutdownException => nameof(ShutdownException),
        ThrottlingException => nameof(ThrottlingException),
        InvalidStateException => nameof(InvalidStateException),
        ArgumentException => "IllegalArgumentException",
        _ => nameof(KinesisClientLibDependencyException),
    };
}
