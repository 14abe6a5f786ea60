using Millrace.Iam.Principals;
using Millrace.Iam.Sessions;
using Millrace.Model.Sts;
using Millrace.Wire;

namespace Millrace.Iam.Sts.Operations;

/// <summary>GetSessionToken: gives temporary credentials to users and roots who call with long-term keys. It needs no permission (facts/iam.md 6).</summary>
internal sealed class GetSessionToken(StsRoom room) : IOperationHandler<GetSessionTokenRequest, GetSessionTokenResponse>
{
    public ValueTask<GetSessionTokenResponse> HandleAsync(GetSessionTokenRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var caller = StsRoom.CallerOf(context);
        if (caller.Session is not null) throw StsErrors.AccessDenied("Cannot call GetSessionToken with session credentials");
        StsRoom.RequireNoSecondFactor(request.SerialNumber, request.TokenCode);

        var user = (caller as UserPrincipal)?.User;
        var session = new Session
        {
            AccountId = caller.AccountId,
            Kind = user is null ? SessionKind.Root : SessionKind.User,
            EntityId = user?.Id,
            EntityName = user?.Name,
        };
        var credentials = room.Sessions.Issue(session, StsRoom.LifetimeFor(caller, request.DurationSeconds));
        return ValueTask.FromResult(new GetSessionTokenResponse { Credentials = credentials.ToShape() });
    }
}
