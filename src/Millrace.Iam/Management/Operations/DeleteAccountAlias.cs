using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>DeleteAccountAlias (facts/iam.md 5).</summary>
internal sealed class DeleteAccountAlias(IamRoom room) : IOperationHandler<DeleteAccountAliasRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        DeleteAccountAliasRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(
            context,
            account => account.Alias == request.AccountAlias
                ? account with { Alias = null }
                : throw IamErrors.NoSuchEntity($"The account alias with name {request.AccountAlias} cannot be found."),
            cancellationToken);
        return NoOutput.Instance;
    }
}
