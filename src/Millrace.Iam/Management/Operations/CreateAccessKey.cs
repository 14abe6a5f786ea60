using Millrace.Iam.Accounts;
using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>CreateAccessKey (facts/iam.md 5).</summary>
internal sealed class CreateAccessKey(IamRoom room) : IOperationHandler<CreateAccessKeyRequest, CreateAccessKeyResponse>
{
    public async ValueTask<CreateAccessKeyResponse> HandleAsync(
        CreateAccessKeyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var name = "";
        var key = new UserKey { Id = LongTermKeyId.New(), Secret = IamIds.NewSecret(), UserId = "", CreatedAt = room.Now };
        await room.ChangeAsync(
            context,
            account =>
            {
                var user = account.RequireUser(request.UserName, context);
                IamQuotas.RequireRoom(account.KeysOf(user).Count(), IamQuotas.AccessKeysPerUser, "AccessKeysPerUser");
                name = user.Name;
                return account.With(key with { UserId = user.Id });
            },
            cancellationToken);
        return new CreateAccessKeyResponse
        {
            AccessKey = new Model.Iam.AccessKey
            {
                UserName = name,
                AccessKeyId = key.Id,
                Status = StatusType.Active,
                SecretAccessKey = key.Secret,
                CreateDate = key.CreatedAt,
            },
        };
    }
}
