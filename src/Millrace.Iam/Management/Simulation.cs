using Millrace.Iam.Evaluation;
using Millrace.Model.Iam;
using Millrace.Model.Policies;
using Millrace.Wire;
using AttachedPolicy = Millrace.Iam.Evaluation.AttachedPolicy;

namespace Millrace.Iam.Management;

/// <summary>Answers what policies would decide, by the same evaluation that decides requests.</summary>
internal sealed class Simulation
{
    private readonly ISimulationRequest _request;
    private readonly PolicySet _policies;
    private readonly RequestPrincipal _principal;
    private readonly string? _owner;

    /// <summary>Readies a simulation.</summary>
    /// <param name="request">What to simulate.</param>
    /// <param name="present">The policies of the principal; none for a simulation without one.</param>
    /// <param name="principal">The principal; null for a simulation without one.</param>
    /// <param name="accountId">The account of whoever asks.</param>
    /// <exception cref="ServiceException">InvalidInput.</exception>
    public Simulation(ISimulationRequest request, PolicySet present, RequestPrincipal? principal, string accountId)
    {
        _request = request;
        _principal = PrincipalOf(request.CallerArn) ?? principal ?? new RequestPrincipal(PrincipalKind.User, accountId, $"arn:aws:iam::{accountId}:user/simulated");
        _owner = OwnerOf(request);
        if (request.ResourcePolicy is not null && request.CallerArn is null && principal?.Kind != PrincipalKind.User)
            throw IamErrors.InvalidInput("CallerArn is required when a ResourcePolicy is given and the policies are not a user's.");

        _policies = present with
        {
            Identity = [.. present.Identity, .. Inputs(request.PolicyInputList, "PolicyInputList")],
            Boundary = Inputs(request.PermissionsBoundaryPolicyInputList, "PermissionsBoundaryPolicyInputList").FirstOrDefault() ?? present.Boundary,
            Resource = request.ResourcePolicy is { } policy ? Input("ResourcePolicy", policy, PolicyKind.Resource, Evaluation.PolicySource.Resource) : null,
        };
    }

    /// <summary>The decisions, action by action and resource by resource.</summary>
    public SimulatePolicyResponse Run()
    {
        var resources = _request.ResourceArns is { Count: > 0 } arns ? arns : ["*"];
        foreach (var action in _request.ActionNames)
        {
            if (!action.Contains(':', StringComparison.Ordinal)) throw IamErrors.InvalidInput($"Invalid Action: {action}. An action is a service and a verb, as in kinesis:PutRecord.");
        }

        foreach (var resource in resources)
        {
            if (resource != "*" && !resource.StartsWith("arn:", StringComparison.Ordinal)) throw IamErrors.InvalidInput($"Invalid Entity Arn: {resource}");
        }

        var page = Page.Of(
            _request.ActionNames.SelectMany(_ => resources, static (action, resource) => (Action: action, Resource: resource)),
            static pair => $"{pair.Action} {pair.Resource}",
            _request.Marker,
            _request.MaxItems);
        return new SimulatePolicyResponse
        {
            EvaluationResults = [.. page.Items.Select(pair => Judge(pair.Action, pair.Resource))],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }

    private EvaluationResult Judge(string action, string resource)
    {
        var keys = new SimulatedKeys(_request.ContextEntries);
        var asked = new EvaluationRequest
        {
            Action = action,
            Resource = resource == "*" ? null : resource,
            ResourceAccountId = _owner,
            Principal = _principal,
            Keys = keys,
        };
        var trace = new EvaluationTrace();
        var decision = PolicyEvaluator.Evaluate(asked, _policies, trace);
        return new EvaluationResult
        {
            EvalActionName = action,
            EvalResourceName = resource,
            EvalDecision = decision.IsAllowed ? PolicyEvaluationDecisionType.Allowed
                : decision.IsExplicit ? PolicyEvaluationDecisionType.ExplicitDeny
                : PolicyEvaluationDecisionType.ImplicitDeny,
            MatchedStatements = [.. trace.Statements.Where(static one => one.Outcome == StatementOutcome.Matched).Select(static one => Of(one.Policy, one.Index))],
            MissingContextValues = keys.Missing,
            PermissionsBoundaryDecisionDetail = _policies.Boundary is { } boundary
                ? new PermissionsBoundaryDecisionDetail
                {
                    AllowedByPermissionsBoundary = PolicyEvaluator.Evaluate(asked with { ResourceAccountId = null }, new PolicySet { Identity = [boundary] }).IsAllowed,
                }
                : null,
        };
    }

    private static Statement Of(AttachedPolicy policy, int index)
    {
        var place = policy.Text is { } text ? StatementPlace.Find(text, index) : null;
        return new Statement
        {
            SourcePolicyId = policy.Name,
            SourcePolicyType = policy.Source switch
            {
                Evaluation.PolicySource.User => PolicySourceType.User,
                Evaluation.PolicySource.Group => PolicySourceType.Group,
                Evaluation.PolicySource.Role => PolicySourceType.Role,
                Evaluation.PolicySource.AwsManaged => PolicySourceType.AwsManaged,
                Evaluation.PolicySource.UserManaged => PolicySourceType.UserManaged,
                Evaluation.PolicySource.Resource => PolicySourceType.Resource,
                _ => PolicySourceType.None,
            },
            StartPosition = place?.Start,
            EndPosition = place?.End,
        };
    }

    private static IEnumerable<AttachedPolicy> Inputs(IReadOnlyList<string>? documents, string name) =>
        (documents ?? []).Select((document, i) => Input($"{name}.{i + 1}", document, PolicyKind.Identity, Evaluation.PolicySource.Input));

    private static AttachedPolicy Input(string name, string document, PolicyKind kind, Evaluation.PolicySource source)
    {
        try
        {
            return new AttachedPolicy(name, source, PolicyDocument.Parse(document, kind)) { Text = document };
        }
        catch (PolicyFormatException malformed)
        {
            throw IamErrors.InvalidInput($"{name}: {malformed.Message}");
        }
    }

    private static string? OwnerOf(ISimulationRequest request)
    {
        if (request.ResourceOwner is null) return null;
        return request.ResourceOwner.Split(':', 6) is ["arn", _, _, _, { Length: 12 } account, _] ? account
            : request.ResourceOwner.Length == 12 ? request.ResourceOwner
            : throw IamErrors.InvalidInput($"Invalid ResourceOwner: {request.ResourceOwner}. It is an account, or the ARN of one.");
    }

    private static RequestPrincipal? PrincipalOf(string? arn) => arn is null ? null
        : arn.Split(':', 6) is ["arn", _, "iam", "", { Length: 12 } account, var user] && user.StartsWith("user/", StringComparison.Ordinal)
            ? new RequestPrincipal(PrincipalKind.User, account, arn)
            : throw IamErrors.InvalidInput($"Invalid CallerArn: {arn}. It is the ARN of a user.");
}
