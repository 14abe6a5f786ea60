using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>CreateAccountAlias (facts/iam.md 5).</summary>
internal sealed class CreateAccountAlias(IamRoom room) : IOperationHandler<CreateAccountAliasRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        CreateAccountAliasRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (room.Directory.Accounts.Any(other => other.Alias == request.AccountAlias && other.Id != context.Caller.AccountId))
            throw IamErrors.EntityAlreadyExists($"The account alias {request.AccountAlias} already exists.");
        await room.ChangeAsync(context, account => account with { Alias = request.AccountAlias }, cancellationToken);
        return NoOutput.Instance;
    }
}
