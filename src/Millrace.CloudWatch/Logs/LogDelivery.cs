namespace Millrace.CloudWatch.Logs;

/// <summary>Where a service delivers lines to.</summary>
/// <param name="AccountId">The account, 12 digits.</param>
/// <param name="Region">The region.</param>
/// <param name="Group">The log group.</param>
/// <param name="Stream">The log stream.</param>
public sealed record LogDelivery(string AccountId, string Region, string Group, string Stream);

/// <summary>A line that a service delivers.</summary>
/// <param name="Time">When it was written.</param>
/// <param name="Text">The line, without its end.</param>
public readonly record struct DeliveredLine(DateTimeOffset Time, string Text);
