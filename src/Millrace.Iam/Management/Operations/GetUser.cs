using Millrace.Iam.Principals;
using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>GetUser (facts/iam.md 5).</summary>
internal sealed class GetUser(IamRoom room) : IOperationHandler<GetUserRequest, GetUserResponse>
{
    public ValueTask<GetUserResponse> HandleAsync(GetUserRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = room.AccountOf(context);
        if (request.UserName is null && context.Caller is RootPrincipal)
        {
            // The root has neither a name nor a path.
            return ValueTask.FromResult(new GetUserResponse
            {
                User = new Model.Iam.User { Path = null!, UserName = null!, UserId = account.Id, Arn = account.RootArn, CreateDate = DateTimeOffset.UnixEpoch },
            });
        }

        return ValueTask.FromResult(new GetUserResponse { User = account.RequireUser(request.UserName, context).ToShape(account) });
    }
}
