namespace Millrace.Iam.Evaluation;

/// <summary>Decides what may be done (facts/iam.md 3, Evaluation).</summary>
public static class PolicyEvaluator
{
    /// <summary>Decides whether a principal may do something to a resource.</summary>
    /// <param name="request">What is to be done, and by whom.</param>
    /// <param name="policies">Who has a say.</param>
    /// <param name="trace">Where to tell how it came about; null not to, which costs nothing then.</param>
    public static Decision Evaluate(EvaluationRequest request, PolicySet policies, EvaluationTrace? trace = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(policies);

        var principal = request.Principal;
        if (principal.Kind == PrincipalKind.Root && request.IsWithinAccount) return Decision.Allowed;

        var says = new Verdicts(request, policies, PolicyType.Resource, trace);
        if (says.FindExplicitDeny() is { } deny) return deny;

        var resource = says.Resource.AllowsAs;
        if (principal.IsForeign)
            return resource == PrincipalMatch.None ? Decision.ImplicitDeny(PolicyType.Resource) : Decision.Allowed;

        if (!request.IsWithinAccount)
        {
            var own = says.Limit(identityMustAllow: true);
            return own.IsAllowed && resource == PrincipalMatch.None ? Decision.ImplicitDeny(PolicyType.Resource) : own;
        }

        // Who is named itself needs nothing else. A role's limits hold for its sessions, and everybody's for everybody.
        return resource == PrincipalMatch.Direct ? Decision.Allowed : says.Limit(identityMustAllow: resource < PrincipalMatch.Anyone);
    }

    /// <summary>Decides whether a principal may assume a role, whose trust policy is the resource's.</summary>
    /// <param name="request">The action, as <c>sts:AssumeRole</c>, on the role, in the role's account.</param>
    /// <param name="policies">Who has a say.</param>
    /// <param name="trace">Where to tell how it came about; null not to.</param>
    public static Decision EvaluateTrust(EvaluationRequest request, PolicySet policies, EvaluationTrace? trace = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(policies);

        var says = new Verdicts(request, policies, PolicyType.Trust, trace);
        if (says.FindExplicitDeny() is { } deny) return deny;

        var trust = says.Resource.AllowsAs;
        if (trust == PrincipalMatch.None) return Decision.ImplicitDeny(PolicyType.Trust);
        if (request.Principal.IsForeign) return Decision.Allowed;
        if (!request.IsWithinAccount) return says.Limit(identityMustAllow: true);

        // To trust everybody is not to name anybody: their own policies must still allow it.
        return trust == PrincipalMatch.Direct ? Decision.Allowed : says.Limit(identityMustAllow: trust < PrincipalMatch.Role);
    }

    /// <summary>What each type of policy says.</summary>
    private readonly struct Verdicts
    {
        private static readonly Verdict Everything = new(Denies: false, PrincipalMatch.Direct);

        private readonly Verdict _identity;
        private readonly Verdict _boundary;
        private readonly Verdict _session;
        private readonly PolicyType _resourceType;

        public Verdicts(EvaluationRequest request, PolicySet policies, PolicyType resourceType, EvaluationTrace? trace)
        {
            var statements = new StatementMatcher(request, trace);
            var isRoot = request.Principal.Kind == PrincipalKind.Root;
            _identity = isRoot ? Everything : statements.Judge(policies.Identity, PolicyType.Identity);
            _boundary = isRoot || policies.Boundary is null
                ? Everything
                : statements.Judge(policies.Boundary, PolicyType.PermissionsBoundary);
            _session = policies.Session is null ? Everything : statements.Judge(policies.Session, PolicyType.Session);
            _resourceType = resourceType;
            Resource = statements.Judge(policies.Resource, resourceType);
        }

        /// <summary>What the resource's policy says.</summary>
        public Verdict Resource { get; }

        /// <summary>What any policy denies is denied, whatever allows it.</summary>
        public Decision? FindExplicitDeny()
        {
            if (_identity.Denies) return Decision.ExplicitDeny(PolicyType.Identity);
            if (_boundary.Denies) return Decision.ExplicitDeny(PolicyType.PermissionsBoundary);
            if (_session.Denies) return Decision.ExplicitDeny(PolicyType.Session);
            return Resource.Denies ? Decision.ExplicitDeny(_resourceType) : null;
        }

        /// <summary>Decides by the principal's own policies.</summary>
        public Decision Limit(bool identityMustAllow)
        {
            if (identityMustAllow && !_identity.Allows) return Decision.ImplicitDeny(PolicyType.Identity);
            if (!_boundary.Allows) return Decision.ImplicitDeny(PolicyType.PermissionsBoundary);
            return _session.Allows ? Decision.Allowed : Decision.ImplicitDeny(PolicyType.Session);
        }
    }
}
