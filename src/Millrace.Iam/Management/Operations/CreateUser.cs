using Millrace.Iam.Accounts;
using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>CreateUser (facts/iam.md 5).</summary>
internal sealed class CreateUser(IamRoom room) : IOperationHandler<CreateUserRequest, CreateUserResponse>
{
    public async ValueTask<CreateUserResponse> HandleAsync(
        CreateUserRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var user = new Accounts.User
        {
            Name = request.UserName,
            Path = request.Path ?? "/",
            Id = IamIds.New(IamIds.User),
            CreatedAt = room.Now,
        }.WithTags(request.Tags);
        var account = await room.ChangeAsync(
            context,
            account =>
            {
                account.Users.RequireFree(user.Name, $"User with name {user.Name} already exists.");
                IamQuotas.RequireRoom(account.Users.Count, IamQuotas.Users, "UsersPerAccount");
                return account.With(user.WithBoundary(account, request.PermissionsBoundary));
            },
            cancellationToken);
        return new CreateUserResponse { User = account.Users[user.Name].ToShape(account) };
    }
}
