using Millrace.Iam.Principals;
using Millrace.Iam.Sessions;
using Millrace.Model.Sts;
using Millrace.Wire;

namespace Millrace.Iam.Sts.Operations;

/// <summary>GetFederationToken: gives temporary credentials to somebody outside, on behalf of a user or root with a long-term key (facts/iam.md 6).</summary>
internal sealed class GetFederationToken(StsRoom room) : IOperationHandler<GetFederationTokenRequest, GetFederationTokenResponse>
{
    public ValueTask<GetFederationTokenResponse> HandleAsync(GetFederationTokenRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var caller = StsRoom.CallerOf(context);
        if (caller.Session is not null) throw StsErrors.AccessDenied("Cannot call GetFederationToken with session credentials");

        var user = (caller as UserPrincipal)?.User;
        var session = new Session
        {
            AccountId = caller.AccountId,
            Kind = SessionKind.Federated,
            Name = request.Name,
            EntityId = user?.Id,
            EntityName = user?.Name,
            Policy = SessionPolicies.RequireInline(request.Policy),
            PolicyArns = SessionPolicies.RequireArns(request.PolicyArns),
            Tags = SessionTags.Require(request.Tags),
        };
        var size = SessionPolicies.RequireRoom(session);
        SessionPolicies.RequireManaged(session, room.Directory.Find(caller.AccountId));

        var credentials = room.Sessions.Issue(session, StsRoom.LifetimeFor(caller, request.DurationSeconds));
        return ValueTask.FromResult(new GetFederationTokenResponse
        {
            Credentials = credentials.ToShape(),
            FederatedUser = new FederatedUser
            {
                FederatedUserId = $"{caller.AccountId}:{request.Name}",
                Arn = FederatedPrincipal.ArnOf(caller.AccountId, request.Name),
            },
            PackedPolicySize = size,
        });
    }
}
