using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>DescribeLogGroups: lists groups by name.</summary>
/// <remarks>Errors: InvalidParameterException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "DescribeLogGroups", Resource = "log-group", ReadOnly = true)]
public sealed partial record DescribeLogGroupsRequest : IRequest<DescribeLogGroupsResponse>
{
    /// <summary>Other accounts to look into.</summary>
    [Shape(typeof(AccountIds))]
    [ElementShape(typeof(AccountId))]
    [MemberName("accountIdentifiers")]
    public IReadOnlyList<string>? AccountIdentifiers { get; init; }

    /// <summary>What the names begin with.</summary>
    [Shape(typeof(LogGroupName))]
    [MemberName("logGroupNamePrefix")]
    public string? LogGroupNamePrefix { get; init; }

    /// <summary>What the names contain.</summary>
    [Shape(typeof(LogGroupNamePattern))]
    [MemberName("logGroupNamePattern")]
    public string? LogGroupNamePattern { get; init; }

    /// <summary>Where the page begins: what an earlier answer said.</summary>
    [Shape(typeof(NextToken))]
    [MemberName("nextToken")]
    public string? NextToken { get; init; }

    /// <summary>The most entries of the page.</summary>
    [Shape(typeof(DescribeLimit))]
    [MemberName("limit")]
    public int? Limit { get; init; }

    /// <summary>Whether to look into linked accounts.</summary>
    [MemberName("includeLinkedAccounts")]
    public bool? IncludeLinkedAccounts { get; init; }

    /// <summary>One of <see cref="LogGroupClass"/>.</summary>
    [Shape(typeof(LogGroupClass))]
    [MemberName("logGroupClass")]
    public string? LogGroupClass { get; init; }

    /// <summary>The groups, by name or ARN.</summary>
    [Shape(typeof(DescribeLogGroupsLogGroupIdentifiers))]
    [ElementShape(typeof(LogGroupIdentifier))]
    [MemberName("logGroupIdentifiers")]
    public IReadOnlyList<string>? LogGroupIdentifiers { get; init; }
}

/// <summary>The answer of DescribeLogGroups.</summary>
[Structure]
public sealed partial record DescribeLogGroupsResponse
{
    /// <summary>The groups, by name.</summary>
    [MemberName("logGroups")]
    public IReadOnlyList<LogGroup>? LogGroups { get; init; }

    /// <summary>Where the page begins: what an earlier answer said.</summary>
    [Shape(typeof(NextToken))]
    [MemberName("nextToken")]
    public string? NextToken { get; init; }
}
