using Millrace.Iam.Accounts;
using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>CreatePolicyVersion (facts/iam.md 5).</summary>
internal sealed class CreatePolicyVersion(IamRoom room) : IOperationHandler<CreatePolicyVersionRequest, CreatePolicyVersionResponse>
{
    public async ValueTask<CreatePolicyVersionResponse> HandleAsync(
        CreatePolicyVersionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var document = PolicyDocuments.RequireManaged(request.PolicyDocument);
        var now = room.Now;
        var version = "";
        var account = await room.ChangeAsync(
            context,
            account =>
            {
                var policy = account.RequireOwnPolicy(request.PolicyArn);
                if (policy.Versions.Count >= IamQuotas.VersionsPerPolicy)
                {
                    throw IamErrors.LimitExceeded(
                        $"A managed policy can have up to {IamQuotas.VersionsPerPolicy} versions. "
                        + "Before you create a new version, you must delete an existing version.");
                }

                version = $"v{policy.NextVersion}";
                return account.With(policy with
                {
                    Versions = policy.Versions.Add(new ManagedPolicyVersion(version, document, now)),
                    NextVersion = policy.NextVersion + 1,
                    DefaultVersionId = request.SetAsDefault == true ? version : policy.DefaultVersionId,
                    UpdatedAt = now,
                });
            },
            cancellationToken);
        var changed = account.RequirePolicy(request.PolicyArn);
        return new CreatePolicyVersionResponse { PolicyVersion = changed.RequireVersion(request.PolicyArn, version).ToListShape(changed) };
    }
}
