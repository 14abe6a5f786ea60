using System.Globalization;

namespace Millrace.Kcl;

/// <summary>
/// A stream that is consumed. One of several in one application is told from the others by its account and the time it was created
/// (facts/kcl.md 7, multi-stream); the only stream of an application needs its name alone.
/// </summary>
/// <param name="StreamName">The stream's name.</param>
/// <param name="AccountId">The account's 12 digits, among several streams; else null.</param>
/// <param name="CreationEpoch">When the stream was created, in whole seconds, among several streams; else null.</param>
public sealed record StreamIdentifier(string StreamName, string? AccountId = null, long? CreationEpoch = null)
{
    /// <summary>Whether it is one of several.</summary>
    public bool IsMultiStream => AccountId is not null && CreationEpoch is not null;

    /// <summary>The name, or <c>ACCOUNT:STREAM:EPOCH</c> for one of several, as leases hold it.</summary>
    public override string ToString() =>
        IsMultiStream ? string.Create(CultureInfo.InvariantCulture, $"{AccountId}:{StreamName}:{CreationEpoch}") : StreamName;
}
