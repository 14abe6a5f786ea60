using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>StopStreamEncryption: stops encrypting new records. 25 times in 24 hours.</summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceInUseException (not ACTIVE), LimitExceededException, InvalidArgumentException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "StopStreamEncryption", Resource = "stream")]
public sealed partial record StopStreamEncryptionRequest : IRequest<NoOutput>, IStreamRequest
{
    /// <summary><see cref="Kinesis.EncryptionType.Kms"/>, the only legal one.</summary>
    [Shape(typeof(EncryptionType))]
    public required string EncryptionType { get; init; }

    /// <summary>The KMS key: an id, an ARN or an alias; <c>alias/aws/kinesis</c> is AWS's own.</summary>
    [Shape(typeof(KeyId))]
    public required string KeyId { get; init; }

    /// <inheritdoc/>
    [Shape(typeof(StreamName))]
    public string? StreamName { get; init; }

    /// <inheritdoc/>
    [Shape(typeof(StreamARN))]
    public string? StreamARN { get; init; }

    /// <inheritdoc/>
    [Shape(typeof(StreamId))]
    public string? StreamId { get; init; }
}
