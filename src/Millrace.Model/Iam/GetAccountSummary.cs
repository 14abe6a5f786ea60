using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>GetAccountSummary: counts what the account has, and tells its quotas.</summary>
[Structure]
[Operation(typeof(IamApi), "GetAccountSummary", Resource = "*", ReadOnly = true)]
public sealed partial record GetAccountSummaryRequest : IRequest<GetAccountSummaryResponse>;

/// <summary>The answer of GetAccountSummary.</summary>
[Structure]
public sealed partial record GetAccountSummaryResponse
{
    /// <summary>Counts and quotas.</summary>
    [EntryShape(typeof(SummaryKeyType), typeof(SummaryValueType))]
    public IReadOnlyDictionary<string, int>? SummaryMap { get; init; }
}
