namespace Millrace.Model.Kinesis;

/// <summary>A request about a stream, named by name or by ARN; where both are given the ARN decides.</summary>
public interface IStreamRequest
{
    /// <summary>The stream's name.</summary>
    string? StreamName { get; }

    /// <summary>The stream's ARN.</summary>
    string? StreamARN { get; }

    /// <summary>Reserved by AWS: checked against its pattern, then ignored.</summary>
    string? StreamId { get; }
}
