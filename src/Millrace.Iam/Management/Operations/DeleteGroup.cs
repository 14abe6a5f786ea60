using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>DeleteGroup (facts/iam.md 5).</summary>
internal sealed class DeleteGroup(IamRoom room) : IOperationHandler<DeleteGroupRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(DeleteGroupRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(
            context,
            account =>
            {
                var group = account.RequireGroup(request.GroupName);
                if (account.MembersOf(group).Any()) throw IamErrors.DeleteConflict("Cannot delete entity, must remove users from group first.");
                if (!group.InlinePolicies.IsEmpty) throw IamErrors.DeleteConflict("Cannot delete entity, must delete policies first.");
                if (!group.AttachedPolicies.IsEmpty) throw IamErrors.DeleteConflict("Cannot delete entity, must detach all policies first.");
                return account with { Groups = account.Groups.Remove(group.Name) };
            },
            cancellationToken);
        return NoOutput.Instance;
    }
}
