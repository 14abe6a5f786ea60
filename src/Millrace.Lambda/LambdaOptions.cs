namespace Millrace.Lambda;

/// <summary>The limits of the service (facts/lambda.md 3).</summary>
public sealed record LambdaOptions
{
    /// <summary>The most bytes of a zip in a request.</summary>
    public int MaxZippedBytes { get; init; } = 52_428_800;

    /// <summary>The most bytes of code with its layers, unzipped.</summary>
    public long MaxUnzippedBytes { get; init; } = 262_144_000;

    /// <summary>The most bytes of all the code of an account in a region.</summary>
    public long MaxTotalCodeBytes { get; init; } = 80_530_636_800;

    /// <summary>The most calls at once of an account in a region.</summary>
    public int ConcurrentExecutions { get; init; } = 1000;

    /// <summary>How many of them must not be set aside.</summary>
    public int MinUnreservedConcurrentExecutions { get; init; } = 100;
}
