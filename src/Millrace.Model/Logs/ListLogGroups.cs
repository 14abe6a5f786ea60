using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>ListLogGroups: lists groups by a pattern of their names.</summary>
/// <remarks>Errors: InvalidParameterException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "ListLogGroups", Resource = "log-group", ReadOnly = true)]
public sealed partial record ListLogGroupsRequest : IRequest<ListLogGroupsResponse>
{
    /// <summary>What the names contain.</summary>
    [Shape(typeof(LogGroupNameRegexPattern))]
    [MemberName("logGroupNamePattern")]
    public string? LogGroupNamePattern { get; init; }

    /// <summary>One of <see cref="LogGroupClass"/>.</summary>
    [Shape(typeof(LogGroupClass))]
    [MemberName("logGroupClass")]
    public string? LogGroupClass { get; init; }

    /// <summary>Whether to look into linked accounts.</summary>
    [MemberName("includeLinkedAccounts")]
    public bool? IncludeLinkedAccounts { get; init; }

    /// <summary>Other accounts to look into.</summary>
    [Shape(typeof(AccountIds))]
    [ElementShape(typeof(AccountId))]
    [MemberName("accountIdentifiers")]
    public IReadOnlyList<string>? AccountIdentifiers { get; init; }

    /// <summary>Where the page begins: what an earlier answer said.</summary>
    [Shape(typeof(NextToken))]
    [MemberName("nextToken")]
    public string? NextToken { get; init; }

    /// <summary>The most entries of the page.</summary>
    [Shape(typeof(ListLimit))]
    [MemberName("limit")]
    public int? Limit { get; init; }

    /// <summary>Where the events come from.</summary>
    [Shape(typeof(DataSourceFilters))]
    [MemberName("dataSources")]
    public IReadOnlyList<DataSourceFilter>? DataSources { get; init; }

    /// <summary>The fields that are indexed.</summary>
    [Shape(typeof(FieldIndexNames))]
    [ElementShape(typeof(FieldIndexName))]
    [MemberName("fieldIndexNames")]
    public IReadOnlyList<string>? FieldIndexNames { get; init; }

    /// <summary>The tags that the groups have.</summary>
    [Shape(typeof(TagFilters))]
    [MemberName("logGroupTags")]
    public IReadOnlyList<TagFilter>? LogGroupTags { get; init; }
}

/// <summary>The answer of ListLogGroups.</summary>
[Structure]
public sealed partial record ListLogGroupsResponse
{
    /// <summary>The groups, by name.</summary>
    [MemberName("logGroups")]
    public IReadOnlyList<LogGroupSummary>? LogGroups { get; init; }

    /// <summary>Where the page begins: what an earlier answer said.</summary>
    [Shape(typeof(NextToken))]
    [MemberName("nextToken")]
    public string? NextToken { get; init; }
}
