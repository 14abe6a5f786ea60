using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>ListAccountAliases (facts/iam.md 5).</summary>
internal sealed class ListAccountAliases(IamRoom room) : IOperationHandler<ListAccountAliasesRequest, ListAccountAliasesResponse>
{
    public ValueTask<ListAccountAliasesResponse> HandleAsync(
        ListAccountAliasesRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var alias = room.AccountOf(context).Alias;
        return ValueTask.FromResult(new ListAccountAliasesResponse { AccountAliases = alias is null ? [] : [alias], IsTruncated = false });
    }
}
