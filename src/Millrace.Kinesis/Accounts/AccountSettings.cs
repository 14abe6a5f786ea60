using System.Text.Json;
using System.Text.Json.Serialization;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Accounts;

/// <summary>The settings of an account in a region as they are kept: its commitment to a minimum throughput (facts/kinesis.md 5, Account).</summary>
internal sealed record AccountSettings
{
    /// <summary>How long a commitment lasts at least.</summary>
    private const long ShortestCommitment = 24 * 3_600_000;

    /// <summary>When the last commitment began, in epoch milliseconds; null before the first.</summary>
    public long? CommittedAt { get; init; }

    /// <summary>When it ends or ended, in epoch milliseconds; null while it has no end.</summary>
    public long? EndsAt { get; init; }

    /// <summary>Whether the account is committed at an instant.</summary>
    public bool IsCommittedAt(long now) => CommittedAt is not null && !(EndsAt <= now);

    /// <summary>Commits the account, or takes back the end of a commitment that still runs.</summary>
    public AccountSettings Commit(long now) => IsCommittedAt(now) ? this with { EndsAt = null } : new AccountSettings { CommittedAt = now };

    /// <summary>Ends the commitment as soon as it may end.</summary>
    public AccountSettings Uncommit(long now) =>
        IsCommittedAt(now) && EndsAt is null ? this with { EndsAt = Math.Max(now, CommittedAt!.Value + ShortestCommitment) } : this;

    /// <summary>The commitment as it is answered.</summary>
    public MinimumThroughputBillingCommitmentOutput ToShapeAt(long now)
    {
        var committed = IsCommittedAt(now);
        return new MinimumThroughputBillingCommitmentOutput
        {
            Status = !committed ? MinimumThroughputBillingCommitmentOutputStatus.Disabled
                : EndsAt is null ? MinimumThroughputBillingCommitmentOutputStatus.Enabled
                : MinimumThroughputBillingCommitmentOutputStatus.EnabledUntilEarliestAllowedEnd,
            StartedAt = Instant(CommittedAt),
            EndedAt = committed ? null : Instant(EndsAt),
            EarliestAllowedEndAt = committed ? Instant(CommittedAt + ShortestCommitment) : null,
        };
    }

    private static DateTimeOffset? Instant(long? milliseconds) =>
        milliseconds is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;
}

/// <summary>How settings are written to the state store. Members are only ever added: old states must stay readable.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AccountSettings))]
internal sealed partial class AccountSettingsJson : JsonSerializerContext
{
    /// <summary>The bytes of settings.</summary>
    public static byte[] Write(AccountSettings settings) => JsonSerializer.SerializeToUtf8Bytes(settings, Default.AccountSettings);

    /// <summary>The settings of some bytes.</summary>
    public static AccountSettings Read(ReadOnlyMemory<byte> json) =>
        JsonSerializer.Deserialize(json.Span, Default.AccountSettings) ?? throw new InvalidDataException("An account's settings are null.");
}
