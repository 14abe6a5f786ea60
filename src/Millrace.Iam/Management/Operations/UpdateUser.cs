using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>UpdateUser (facts/iam.md 5).</summary>
internal sealed class UpdateUser(IamRoom room) : IOperationHandler<UpdateUserRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(UpdateUserRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(
            context,
            account =>
            {
                var user = account.RequireUser(request.UserName);
                var renamed = user with { Name = request.NewUserName ?? user.Name, Path = request.NewPath ?? user.Path };
                var others = account.Users.Remove(user.Name);
                others.RequireFree(renamed.Name, $"User with name {renamed.Name} already exists.");
                return account with { Users = others.Add(renamed.Name, renamed) };
            },
            cancellationToken);
        return NoOutput.Instance;
    }
}
