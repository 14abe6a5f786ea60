using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>DeleteSubscriptionFilter: deletes a subscription filter.</summary>
/// <remarks>Errors: InvalidParameterException, ResourceNotFoundException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "DeleteSubscriptionFilter", Resource = "log-group")]
public sealed partial record DeleteSubscriptionFilterRequest : IRequest<NoOutput>
{
    /// <summary>The group's name, 1 to 512 characters of <c>[.\-_/#A-Za-z0-9]</c>.</summary>
    [Shape(typeof(LogGroupName))]
    [MemberName("logGroupName")]
    public required string LogGroupName { get; init; }

    /// <summary>The filter's name.</summary>
    [Shape(typeof(FilterName))]
    [MemberName("filterName")]
    public required string FilterName { get; init; }
}
