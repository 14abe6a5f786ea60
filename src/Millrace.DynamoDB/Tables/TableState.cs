using Millrace.DynamoDB.Destinations;
using Millrace.DynamoDB.Streams;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Tables;

/// <summary>An attribute that a key is made of.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">One of <see cref="ScalarAttributeType"/>.</param>
internal sealed record KeyAttribute(string Name, string Type);

/// <summary>A key: of a table one attribute or two, of a global secondary index up to four and four.</summary>
internal sealed record KeyState
{
    public required IReadOnlyList<KeyAttribute> Hash { get; init; }

    public IReadOnlyList<KeyAttribute> Range { get; init; } = [];

    /// <summary>All of its attributes.</summary>
    public IEnumerable<KeyAttribute> Attributes() => Hash.Concat(Range);

    /// <summary>Whether an attribute is part of it.</summary>
    public bool Has(string name) => Attributes().Any(attribute => attribute.Name == name);
}

/// <summary>Units a second that are set aside.</summary>
internal sealed record ThroughputState(long Read, long Write)
{
    /// <summary>None.</summary>
    public static ThroughputState None { get; } = new(0, 0);

    public long? IncreasedAt { get; init; }

    public long? DecreasedAt { get; init; }
}

/// <summary>A secondary index.</summary>
internal sealed record IndexState
{
    public required string Name { get; init; }

    public required bool IsGlobal { get; init; }

    /// <summary>The space of its entries in the table store.</summary>
    public required long Space { get; init; }

    public required KeyState Key { get; init; }

    /// <summary>One of <see cref="Model.DynamoDB.ProjectionType"/>.</summary>
    public required string ProjectionType { get; init; }

    public IReadOnlyList<string>? NonKeyAttributes { get; init; }

    public ThroughputState Throughput { get; init; } = ThroughputState.None;

    public OnDemandThroughput? OnDemandThroughput { get; init; }

    /// <summary>Whether its entries hold whole items.</summary>
    public bool ProjectsAll() => ProjectionType == Model.DynamoDB.ProjectionType.All;
}

/// <summary>A table as it is stored; its items, and how many there are, stand beside it.</summary>
internal sealed record TableState
{
    public required Guid Id { get; init; }

    /// <summary>The space of its items in the table store.</summary>
    public required long Space { get; init; }

    /// <summary>When it was made, in epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    public required KeyState Key { get; init; }

    /// <summary>The types of all key attributes, as they were declared.</summary>
    public required IReadOnlyList<KeyAttribute> Definitions { get; init; }

    public IReadOnlyList<IndexState> Indexes { get; init; } = [];

    /// <summary>One of <see cref="Model.DynamoDB.BillingMode"/>.</summary>
    public required string BillingMode { get; init; }

    /// <summary>When it last became a table on demand.</summary>
    public long? OnDemandSince { get; init; }

    public ThroughputState Throughput { get; init; } = ThroughputState.None;

    public OnDemandThroughput? OnDemandThroughput { get; init; }

    public bool IsDeletionProtected { get; init; }

    public string? TableClass { get; init; }

    public long? TableClassSince { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The attribute that items expire by; null when they do not.</summary>
    public string? TimeToLiveAttribute { get; init; }

    /// <summary>The space of entries that say when items expire; null when they do not.</summary>
    public long? ExpirySpace { get; init; }

    /// <summary>The label of the latest stream, which stays when that is disabled; null when there was none.</summary>
    public string? StreamLabel { get; init; }

    /// <summary>The stream; null while there is none.</summary>
    public StreamReference? Stream { get; init; }

    /// <summary>The Kinesis streams that changes are put to, or were.</summary>
    public IReadOnlyList<DestinationState> Destinations { get; init; } = [];

    /// <summary>The space of changes that are still to be put there; null while there is nowhere to put them.</summary>
    public long? OutboxSpace { get; init; }

    /// <summary>The table's policy; null without one.</summary>
    public PolicyState? Policy { get; init; }

    /// <summary>Since when the table can be restored to a moment; null when it cannot.</summary>
    public long? RecoverableSince { get; init; }

    public int RecoveryPeriodInDays { get; init; } = 35;

    public IndexState? FindIndex(string name) => Indexes.FirstOrDefault(index => index.Name == name);
}
