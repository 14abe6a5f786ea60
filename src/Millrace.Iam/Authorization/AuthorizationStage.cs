using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Millrace.Iam.Accounts;
using Millrace.Iam.Evaluation;
using Millrace.Iam.Management;
using Millrace.Iam.Principals;
using Millrace.Model.Policies;
using Millrace.Wire;

namespace Millrace.Iam.Authorization;

/// <summary>
/// Lets a request pass that its caller may make, before anything of it is done (facts/iam.md 3). The root of an account may do everything in it, and so
/// may whoever calls with a key that the server trusts without having issued it.
/// </summary>
/// <param name="directory">The accounts.</param>
/// <param name="sources">What the calls of each service need leave for.</param>
/// <param name="uses">Is told which keys and roles are in use.</param>
/// <param name="decisions">Is told what was decided.</param>
/// <param name="time">The clock of conditions.</param>
public sealed class AuthorizationStage(
    IamDirectory directory, IReadOnlyList<IPermissionSource> sources, LastUses uses, DecisionLog decisions, TimeProvider time) : IRequestStage
{
    private readonly FrozenDictionary<ServiceDescriptor, IPermissionSource> _sources = sources.ToFrozenDictionary(static source => source.Service);
    private readonly AttachedPolicies _policies = new();

    /// <summary>Resource policies by their texts, each read once.</summary>
    private readonly ConditionalWeakTable<string, AttachedPolicy> _resourcePolicies = [];

    /// <inheritdoc/>
    public ValueTask PassAsync(Operation operation, object request, RequestContext context, CancellationToken cancellationToken)
    {
        if (context.Caller is not Principal principal)
            throw new InvalidOperationException($"{context.Caller.Arn} was not authenticated.");

        NoteUse(principal, operation, context);

        // A list of its own each time: most requests need one permission, and a request may wait in a later stage.
        var permissions = new List<RequiredPermission>(1);
        var source = _sources[operation.Service];
        source.Require(operation, request, context, permissions);
        foreach (var permission in permissions) Require(permission, principal, source, operation, context);
        return ValueTask.CompletedTask;
    }

    private void Require(RequiredPermission permission, Principal principal, IPermissionSource source, Operation operation, RequestContext context)
    {
        // The quickest way: most callers of a local server are the root of their own account.
        var isOwn = permission.AccountId == principal.AccountId;
        if (isOwn && principal is RootPrincipal && !decisions.IsWatched) return;

        var account = directory.Find(principal.AccountId);
        var policies = _policies.Of(principal, account);
        if (permission.Resource is { } resource && source.FindPolicy(resource) is { } text)
            policies = policies with { Resource = ResourcePolicy(resource, text) };

        var now = time.GetUtcNow();
        var asked = new EvaluationRequest
        {
            Action = permission.Action,
            Resource = permission.Resource,
            ResourceAccountId = permission.AccountId,
            Principal = Requesting.As(principal),
            Keys = new RequestKeys(
                principal,
                context,
                permission,
                permission.Resource is null ? null : source.FindTags(permission.Resource),
                AttachedPolicies.EntityOf(principal, account),
                now),
        };
        var trace = decisions.IsWatched ? new EvaluationTrace() : null;
        var decision = PolicyEvaluator.Evaluate(asked, policies, trace);
        if (decisions.IsWatched || !decision.IsAllowed) decisions.Add(new LoggedDecision(context.RequestId, now, asked, decision, trace));

        if (!decision.IsAllowed) throw Denied(operation.Service, decision.AccessDeniedText(asked));
        if (!isOwn) context.IsGrantedAcrossAccounts = true;
    }

    private void NoteUse(Principal principal, Operation operation, RequestContext context)
    {
        if (principal is RootPrincipal) return;
        uses.Note(principal is RolePrincipal role ? role.Role.Id : principal.AccessKeyId, operation.Service.IamPrefix, context.Region, time.GetUtcNow());
    }

    private AttachedPolicy ResourcePolicy(string resource, string text)
    {
        if (_resourcePolicies.TryGetValue(text, out var policy)) return policy;
        try
        {
            policy = new AttachedPolicy(resource, PolicySource.Resource, PolicyDocument.Parse(text, PolicyKind.Resource));
        }
        catch (PolicyFormatException malformed)
        {
            throw new InvalidDataException($"The policy of {resource} cannot be read: {malformed.Message}", malformed);
        }

        _resourcePolicies.AddOrUpdate(text, policy);
        return policy;
    }

    private static ServiceException Denied(ServiceDescriptor service, string message) => service switch
    {
        { IsQueryCompatible: true } => new("AccessDeniedException", message, 403) { QueryCode = "AccessDenied" },
        { XmlNamespace: null } => new("AccessDeniedException", message, service.IsRest ? 403 : 400),
        _ => new("AccessDenied", message, 403),
    };
}
