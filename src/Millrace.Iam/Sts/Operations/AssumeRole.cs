using Millrace.Iam.Accounts;
using Millrace.Iam.Principals;
using Millrace.Iam.Sessions;
using Millrace.Model.Sts;
using Millrace.Wire;

namespace Millrace.Iam.Sts.Operations;

/// <summary>AssumeRole: gives temporary credentials of a role to whom its trust policy names (facts/iam.md 6).</summary>
internal sealed class AssumeRole(StsRoom room) : IOperationHandler<AssumeRoleRequest, AssumeRoleResponse>
{
    private const int DefaultSeconds = 3600;
    private const int MostChainedSeconds = 3600;

    public ValueTask<AssumeRoleResponse> HandleAsync(AssumeRoleRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var caller = StsRoom.CallerOf(context);
        var arn = RoleArn.Read(request.RoleArn);
        var chained = caller is RolePrincipal ? caller.Session : null;
        var seconds = request.DurationSeconds ?? DefaultSeconds;
        if (chained is not null && seconds > MostChainedSeconds)
            throw StsErrors.Validation("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");

        var session = new Session
        {
            AccountId = arn.AccountId,
            Kind = SessionKind.Role,
            Name = request.RoleSessionName,
            Policy = SessionPolicies.RequireInline(request.Policy),
            PolicyArns = SessionPolicies.RequireArns(request.PolicyArns),
            SourceIdentity = caller.Session?.SourceIdentity ?? request.SourceIdentity,
            IsChained = chained is not null,
        }.WithTags(request, chained);
        var size = SessionPolicies.RequireRoom(session);
        StsRoom.RequireNoSecondFactor(request.SerialNumber, request.TokenCode);

        var owner = room.Directory.Find(arn.AccountId);
        var role = RequireTrust(arn, owner, session, request, caller, context);
        SessionPolicies.RequireManaged(session, owner);
        if (seconds > role.MaxSessionDuration)
            throw StsErrors.Validation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");

        var credentials = room.Sessions.Issue(session with { EntityId = role.Id, EntityName = role.Name }, TimeSpan.FromSeconds(seconds));
        return ValueTask.FromResult(new AssumeRoleResponse
        {
            Credentials = credentials.ToShape(),
            AssumedRoleUser = new AssumedRoleUser
            {
                AssumedRoleId = $"{role.Id}:{request.RoleSessionName}",
                Arn = RolePrincipal.ArnOf(owner.Id, role, request.RoleSessionName),
            },
            PackedPolicySize = size,
            SourceIdentity = session.SourceIdentity,
        });
    }

    /// <summary>The role, if the caller may assume it as it wants to. A role that is not there is refused in the words of one that does not trust.</summary>
    private Role RequireTrust(RoleArn arn, Account owner, Session session, AssumeRoleRequest request, Principal caller, RequestContext context)
    {
        const string Assume = "sts:AssumeRole";
        const string SetSourceIdentity = "sts:SetSourceIdentity";

        // Federated users may ask who they are, and nothing else of STS.
        if (caller is FederatedPrincipal || arn.FindIn(owner) is not { } role) throw StsErrors.NotAuthorized(caller, Assume, arn.Text);

        var keys = KeysOf(request, session);
        Require(Assume);
        if (session.Tags.Count > 0) Require("sts:TagSession");
        if (session.SourceIdentity is not null) Require(SetSourceIdentity);

        // Once set it stays for the whole chain.
        if (request.SourceIdentity is { } wanted && wanted != session.SourceIdentity) throw StsErrors.NotAuthorized(caller, SetSourceIdentity, arn.Text);
        return role;

        void Require(string action)
        {
            if (!room.Trust.Allows(action, role, owner, keys, context)) throw StsErrors.NotAuthorized(caller, action, arn.Text);
        }
    }

    /// <summary>What trust policies may ask of the request.</summary>
    private static Dictionary<string, IReadOnlyList<string>> KeysOf(AssumeRoleRequest request, Session session)
    {
        var keys = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase) { ["sts:RoleSessionName"] = [request.RoleSessionName] };
        if (request.ExternalId is { } externalId) keys["sts:ExternalId"] = [externalId];
        if (session.SourceIdentity is { } identity) keys["sts:SourceIdentity"] = [identity];
        if (session.Tags.Count > 0) keys["aws:TagKeys"] = [.. session.Tags.Keys];
        if (session.TransitiveTagKeys.Length > 0) keys["sts:TransitiveTagKeys"] = session.TransitiveTagKeys;
        foreach (var (key, value) in session.Tags) keys[$"aws:RequestTag/{key}"] = [value];
        return keys;
    }
}
