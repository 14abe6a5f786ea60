using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>UpdateGroup (facts/iam.md 5).</summary>
internal sealed class UpdateGroup(IamRoom room) : IOperationHandler<UpdateGroupRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(UpdateGroupRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(
            context,
            account =>
            {
                var group = account.RequireGroup(request.GroupName);
                var renamed = group with { Name = request.NewGroupName ?? group.Name, Path = request.NewPath ?? group.Path };
                var others = account.Groups.Remove(group.Name);
                others.RequireFree(renamed.Name, $"Group with name {renamed.Name} already exists.");
                return account with { Groups = others.Add(renamed.Name, renamed) };
            },
            cancellationToken);
        return NoOutput.Instance;
    }
}
