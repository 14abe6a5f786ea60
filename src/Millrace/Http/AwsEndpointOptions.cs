namespace Millrace.Http;

/// <summary>The limits of the endpoint.</summary>
public sealed record AwsEndpointOptions
{
    /// <summary>The largest JSON or form body in bytes; 16 MiB, for a record of 10 MiB is about 14 MB of base64 (facts/kinesis.md 1.4).</summary>
    public int MaxJsonBodyBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The largest body of a REST service in bytes, where the operation has no limit of its own: a function's zipped code in base64 (facts/lambda.md 2).</summary>
    public int MaxRestBodyBytes { get; init; } = 70_167_211;

    /// <summary>The largest CBOR body in bytes; 11 MiB.</summary>
    public int MaxCborBodyBytes { get; init; } = 11 * 1024 * 1024;
}
