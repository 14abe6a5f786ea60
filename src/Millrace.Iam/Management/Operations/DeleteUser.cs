using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>DeleteUser (facts/iam.md 5).</summary>
internal sealed class DeleteUser(IamRoom room) : IOperationHandler<DeleteUserRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(DeleteUserRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(
            context,
            account =>
            {
                var user = account.RequireUser(request.UserName);
                if (!user.Groups.IsEmpty) throw IamErrors.DeleteConflict("Cannot delete entity, must remove users from group first.");
                if (account.KeysOf(user).Any()) throw IamErrors.DeleteConflict("Cannot delete entity, must delete access keys first.");
                if (!user.InlinePolicies.IsEmpty) throw IamErrors.DeleteConflict("Cannot delete entity, must delete policies first.");
                if (!user.AttachedPolicies.IsEmpty) throw IamErrors.DeleteConflict("Cannot delete entity, must detach all policies first.");
                return account with { Users = account.Users.Remove(user.Name) };
            },
            cancellationToken);
        return NoOutput.Instance;
    }
}
