using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Destinations;

/// <summary>A Kinesis stream that a table's changes are put to, or were.</summary>
/// <param name="StreamArn">The stream.</param>
/// <param name="Precision">How finely records tell their time; one of <see cref="ApproximateCreationDateTimePrecision"/>.</param>
/// <param name="IsActive">Whether changes are put to it.</param>
internal sealed record DestinationState(string StreamArn, string Precision, bool IsActive)
{
    /// <summary>One of <see cref="DestinationStatus"/>.</summary>
    public string Status() => IsActive ? DestinationStatus.Active : DestinationStatus.Disabled;
}
