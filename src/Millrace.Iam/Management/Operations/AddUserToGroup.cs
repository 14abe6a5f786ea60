using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>AddUserToGroup (facts/iam.md 5).</summary>
internal sealed class AddUserToGroup(IamRoom room) : IOperationHandler<AddUserToGroupRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(AddUserToGroupRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(
            context,
            account =>
            {
                var group = account.RequireGroup(request.GroupName);
                var user = account.RequireUser(request.UserName);
                if (user.Groups.Contains(group.Id)) return account;
                IamQuotas.RequireRoom(user.Groups.Count, IamQuotas.GroupsPerUser, "GroupsPerUser");
                return account.With(user with { Groups = user.Groups.Add(group.Id) });
            },
            cancellationToken);
        return NoOutput.Instance;
    }
}
