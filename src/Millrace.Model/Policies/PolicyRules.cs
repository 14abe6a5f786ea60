using System.Collections.Immutable;

namespace Millrace.Model.Policies;

/// <summary>What a policy must say beyond its shape, in AWS's order of checks, and how it is prepared (facts/iam.md 5).</summary>
internal static class PolicyRules
{
    /// <summary>Makes a document of what was read.</summary>
    /// <exception cref="PolicyFormatException">A rule is broken.</exception>
    public static PolicyDocument Build(DocumentSyntax document, PolicyKind kind)
    {
        if (kind == PolicyKind.Managed && document.Version != PolicyDocument.VersionWithVariables)
            throw new PolicyFormatException("Policy document must be version 2012-10-17 or greater.");

        var statements = document.Statements;
        var variables = document.Version == PolicyDocument.VersionWithVariables;
        var conditions = new List<ImmutableArray<PolicyCondition>>(statements.Count);
        foreach (var statement in statements) conditions.Add(BuildConditions(statement, variables));

        CheckSids(statements, kind);
        foreach (var statement in statements) CheckPrincipal(statement, kind);
        foreach (var statement in statements)
        {
            if (statement.Actions is not { Values.Count: > 0 }) throw new PolicyFormatException("Policy statement must contain actions.");
        }

        foreach (var statement in statements) CheckResources(statement, kind);
        foreach (var statement in statements) CheckActions(statement, kind);
        foreach (var statement in statements)
        {
            if (kind != PolicyKind.Trust && statement.Resources is not { Values.Count: > 0 })
                throw new PolicyFormatException("Policy statement must contain resources.");
        }

        var built = ImmutableArray.CreateBuilder<PolicyStatement>(statements.Count);
        for (var i = 0; i < statements.Count; i++) built.Add(BuildStatement(statements[i], conditions[i], variables));
        return new PolicyDocument
        {
            Version = document.Version ?? PolicyDocument.VersionByDefault,
            Id = document.Id,
            Statements = built.MoveToImmutable(),
        };
    }

    private static void CheckSids(List<StatementSyntax> statements, PolicyKind kind)
    {
        var sids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in statements)
        {
            // AWS's console writes an empty one into each trust policy.
            if (!string.IsNullOrEmpty(statement.Sid) && !sids.Add(statement.Sid))
                throw new PolicyFormatException("Statement IDs (SID) in a single policy must be unique.");
            if (kind is PolicyKind.Identity or PolicyKind.Managed && statement.Sid?.All(char.IsAsciiLetterOrDigit) == false)
            {
                throw new PolicyFormatException(
                    "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*");
            }
        }
    }

    private static void CheckPrincipal(StatementSyntax statement, PolicyKind kind)
    {
        if (kind is PolicyKind.Identity or PolicyKind.Managed)
        {
            if (statement.Principals is not null) throw new PolicyFormatException("Policy document should not specify a principal.");
        }
        else if (statement.Principals is null)
        {
            throw new PolicyFormatException("Missing required field Principal");
        }
    }

    private static void CheckResources(StatementSyntax statement, PolicyKind kind)
    {
        if (statement.Resources is not { } resources) return;
        if (kind == PolicyKind.Trust) throw new PolicyFormatException("Has prohibited field Resource.");

        foreach (var resource in resources.Values)
        {
            if (resource != "*") CheckArn(resource);
        }
    }

    private static void CheckArn(string resource)
    {
        if (!resource.StartsWith("arn:", StringComparison.Ordinal))
            throw new PolicyFormatException($"Resource {resource} must be in ARN format or \"*\".");

        var partition = resource.AsSpan(4);
        var partitionEnd = partition.IndexOf(':');
        var vendor = partitionEnd < 0 ? [] : partition[(partitionEnd + 1)..];
        if (partitionEnd >= 0) partition = partition[..partitionEnd];
        if (!IsPartition(partition))
            throw new PolicyFormatException($"Partition \"{partition}\" is not valid for resource \"{resource}\".");
        if (vendor.StartsWith(":")) throw PolicyFormatException.LegacyParsing();

        var vendorEnd = vendor.IndexOf(':');
        if (vendorEnd >= 0) vendor = vendor[..vendorEnd];
        if (!IsVendor(vendor)) throw new PolicyFormatException("Resource vendor must be fully qualified and cannot contain regexes.");
    }

    private static bool IsPartition(ReadOnlySpan<char> partition) =>
        partition.StartsWith("aws", StringComparison.Ordinal) || partition is "*";

    private static void CheckActions(StatementSyntax statement, PolicyKind kind)
    {
        foreach (var action in statement.Actions!.Values)
        {
            if (action != "*") CheckAction(action);
            if (kind == PolicyKind.Trust && !action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase))
                throw new PolicyFormatException("AssumeRole policy may only specify STS AssumeRole actions.");
        }
    }

    private static void CheckAction(string action)
    {
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) throw new PolicyFormatException("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        if (action.LastIndexOf(':') > colon) throw new PolicyFormatException("Actions/Condition can contain only one colon.");

        var vendor = action.AsSpan(0, colon);
        if (vendor is not "*" && !IsVendor(vendor)) throw new PolicyFormatException($"Vendor {vendor} is not valid");
    }

    private static bool IsVendor(ReadOnlySpan<char> vendor)
    {
        foreach (var c in vendor)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.')) return false;
        }

        return !vendor.IsEmpty;
    }

    private static PolicyStatement BuildStatement(
        StatementSyntax statement, ImmutableArray<PolicyCondition> conditions, bool variables) => new()
        {
            Sid = statement.Sid,
            Effect = statement.Effect,
            Principals = Build(statement.Principals, BuildPrincipal),
            Actions = Build(statement.Actions, action => BuildPattern(action, variables: false))!,
            Resources = Build(statement.Resources, resource => BuildPattern(resource, variables)),
            Conditions = conditions,
        };

    private static PolicyElement<TResult>? Build<T, TResult>(ElementSyntax<T>? element, Func<T, TResult> build) =>
        element is null ? null : new PolicyElement<TResult>([.. element.Values.Select(build)], element.IsNegated);

    private static PolicyPrincipal BuildPrincipal(PrincipalSyntax principal) =>
        PolicyPrincipal.Find(principal.Kind, principal.Value)
        ?? throw new PolicyFormatException(
            $"Invalid principal in policy: \"{principal.Kind.ToUpperInvariant()}\":\"{principal.Value}\"");

    private static PolicyPattern BuildPattern(string text, bool variables) =>
        PolicyPattern.Find(text, wildcards: true, variables) ?? throw PolicyFormatException.Syntax();

    private static ImmutableArray<PolicyCondition> BuildConditions(StatementSyntax statement, bool variables)
    {
        var conditions = ImmutableArray.CreateBuilder<PolicyCondition>(statement.Conditions.Count);
        foreach (var condition in statement.Conditions)
        {
            var operands = ImmutableArray.CreateBuilder<ConditionOperand>(condition.Values.Count);
            foreach (var value in condition.Values)
            {
                if (ConditionOperand.Find(condition.Operator, value, variables) is not { } operand)
                {
                    throw condition.Operator.Family == ConditionFamily.Time
                        ? PolicyFormatException.LegacyParsing()
                        : PolicyFormatException.Syntax();
                }

                operands.Add(operand);
            }

            conditions.Add(new PolicyCondition(condition.Operator, condition.Key, operands.MoveToImmutable()));
        }

        return conditions.MoveToImmutable();
    }
}
