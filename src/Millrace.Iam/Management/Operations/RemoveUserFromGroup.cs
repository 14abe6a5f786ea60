using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>RemoveUserFromGroup (facts/iam.md 5).</summary>
internal sealed class RemoveUserFromGroup(IamRoom room) : IOperationHandler<RemoveUserFromGroupRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        RemoveUserFromGroupRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(
            context,
            account =>
            {
                var group = account.RequireGroup(request.GroupName);
                var user = account.RequireUser(request.UserName);
                return account.With(user with { Groups = user.Groups.Remove(group.Id) });
            },
            cancellationToken);
        return NoOutput.Instance;
    }
}
