using Millrace.Iam.Accounts;
using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>CreateGroup (facts/iam.md 5).</summary>
internal sealed class CreateGroup(IamRoom room) : IOperationHandler<CreateGroupRequest, CreateGroupResponse>
{
    public async ValueTask<CreateGroupResponse> HandleAsync(
        CreateGroupRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var group = new Accounts.Group { Name = request.GroupName, Path = request.Path ?? "/", Id = IamIds.New(IamIds.Group), CreatedAt = room.Now };
        var account = await room.ChangeAsync(
            context,
            account =>
            {
                account.Groups.RequireFree(group.Name, $"Group with name {group.Name} already exists.");
                IamQuotas.RequireRoom(account.Groups.Count, IamQuotas.Groups, "GroupsPerAccount");
                return account.With(group);
            },
            cancellationToken);
        return new CreateGroupResponse { Group = group.ToShape(account) };
    }
}
