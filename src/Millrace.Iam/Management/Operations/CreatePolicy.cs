using Millrace.Iam.Accounts;
using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>CreatePolicy (facts/iam.md 5).</summary>
internal sealed class CreatePolicy(IamRoom room) : IOperationHandler<CreatePolicyRequest, CreatePolicyResponse>
{
    public async ValueTask<CreatePolicyResponse> HandleAsync(
        CreatePolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var now = room.Now;
        var policy = new ManagedPolicy
        {
            Name = request.PolicyName,
            Path = request.Path ?? "/",
            Id = IamIds.New(IamIds.Policy),
            CreatedAt = now,
            UpdatedAt = now,
            Description = request.Description,
            Versions = [new ManagedPolicyVersion("v1", PolicyDocuments.RequireManaged(request.PolicyDocument), now)],
            DefaultVersionId = "v1",
            NextVersion = 2,
        }.WithTags(request.Tags);
        var account = await room.ChangeAsync(
            context,
            account =>
            {
                account.Policies.RequireFree(policy.Name, $"A policy called {policy.Name} already exists. Duplicate names are not allowed.");
                IamQuotas.RequireRoom(account.Policies.Count, IamQuotas.Policies, "PoliciesPerAccount");
                return account.With(policy);
            },
            cancellationToken);
        return new CreatePolicyResponse { Policy = policy.ToShape(account) };
    }
}
