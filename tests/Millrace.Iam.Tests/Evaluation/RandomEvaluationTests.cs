using System.Text.Json;
using Millrace.Iam.Evaluation;
using Millrace.Model.Policies;

namespace Millrace.Iam.Tests.Evaluation;

public sealed class RandomEvaluationTests
{
    private const int Seed = 20_261_128;

    [Fact]
    public void Two_evaluators_agree_on_100000_requests()
    {
        var generator = new PolicyGenerator(Seed);
        var (identity, resource) = (Policies(generator, PolicyKind.Identity, 8000), Policies(generator, PolicyKind.Resource, 4000));
        var found = new Dictionary<Decision, int>();
        for (var i = 0; i < 100_000; i++)
        {
            var request = generator.Request(identity, resource);
            var trace = i % 10 == 0 ? new EvaluationTrace() : null;
            var decision = PolicyEvaluator.Evaluate(request.Request, request.Policies, trace);
            if (decision != NaiveEvaluator.Decide(request, isTrust: false)) Disagree(request, decision, isTrust: false);
            found[decision] = found.GetValueOrDefault(decision) + 1;
        }

        // Each way to end, and no way but these.
        Decision[] expected =
        [
            Decision.Allowed,
            .. Enum.GetValues<PolicyType>().Where(type => type != PolicyType.Trust)
                .SelectMany(type => new[] { Decision.ExplicitDeny(type), Decision.ImplicitDeny(type) }),
        ];
        Assert.Equal(expected.ToHashSet(), found.Keys.ToHashSet());
        Assert.All(found, pair => Assert.True(pair.Value > 500, $"{pair.Key}: {pair.Value}"));
    }

    [Fact]
    public void Two_evaluators_agree_on_whom_roles_trust()
    {
        var generator = new PolicyGenerator(Seed + 1);
        var (identity, trust) = (Policies(generator, PolicyKind.Identity, 2000), Policies(generator, PolicyKind.Trust, 2000));
        var found = new Dictionary<Decision, int>();
        for (var i = 0; i < 20_000; i++)
        {
            var request = generator.Request(identity, trust) with { Action = "sts:AssumeRole" };
            var decision = PolicyEvaluator.EvaluateTrust(request.Request, request.Policies);
            if (decision != NaiveEvaluator.Decide(request, isTrust: true)) Disagree(request, decision, isTrust: true);
            found[decision] = found.GetValueOrDefault(decision) + 1;
        }

        Assert.Equal(9, found.Count);
        Assert.All(found, pair => Assert.True(pair.Value > 50, $"{pair.Key}: {pair.Value}"));
    }

    [Fact]
    public void What_is_no_policy_is_refused_and_nothing_else_happens()
    {
        var generator = new PolicyGenerator(Seed + 2);
        var (identity, resource) = (Policies(generator, PolicyKind.Identity, 500), Policies(generator, PolicyKind.Resource, 500));
        var (taken, refused) = (0, 0);
        for (var i = 0; i < 30_000; i++)
        {
            var kind = i % 2 == 0 ? PolicyKind.Identity : PolicyKind.Resource;
            var json = PolicyMutator.Mutate(generator.Pick(kind == PolicyKind.Identity ? identity : resource).Json, generator);
            PolicyDocument document;
            try
            {
                document = PolicyDocument.Parse(json, kind);
            }
            catch (PolicyFormatException)
            {
                refused++;
                continue;
            }

            taken++;
            Assert.True(IsSound(json, kind), json);
            var mutated = new AttachedPolicy("m", PolicySource.Input, document);
            var request = generator.Request(identity, resource);
            var policies = request.Policies;
            PolicyEvaluator.Evaluate(request.Request, kind == PolicyKind.Identity ? policies with { Identity = [mutated] } : policies with { Resource = mutated });
        }

        Assert.True(taken > 1000 && refused > 10_000, $"{taken} taken, {refused} refused");
    }

    /// <summary>What anything must be that is ever evaluated, by a look at the JSON alone.</summary>
    private static bool IsSound(string json, PolicyKind kind)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
        var root = document.RootElement;
        if (root.EnumerateObject().Any(member => member.Name is not ("Version" or "Id" or "Statement"))) return false;

        var statement = root.GetProperty("Statement");
        var statements = statement.ValueKind == JsonValueKind.Array ? [.. statement.EnumerateArray()] : new[] { statement };
        return statements.Length > 0 && statements.All(one =>
            one.GetProperty("Effect").GetString() is "Allow" or "Deny"
            && HasOne(one, "Principal") == (kind == PolicyKind.Resource)
            && HasOne(one, "Action")
            && HasOne(one, "Resource")
            && one.EnumerateObject().All(member => member.Name.Replace("Not", "", StringComparison.Ordinal)
                is "Sid" or "Effect" or "Principal" or "Action" or "Resource" or "Condition"));

        static bool HasOne(JsonElement statement, string name) =>
            statement.TryGetProperty(name, out _) != statement.TryGetProperty($"Not{name}", out _);
    }

    private static PolicyText[] Policies(PolicyGenerator generator, PolicyKind kind, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new PolicyText(generator.Policy(kind), kind))];

    private static void Disagree(NaiveRequest request, Decision decision, bool isTrust) => Assert.Fail(
        $"""
        {decision}, but by the rules {NaiveEvaluator.Decide(request, isTrust)}
        {request.Action} on {request.Resource} of {request.Owner} by {request.Principal}
        {JsonSerializer.Serialize(request.Keys)}
        identity {string.Join("\n", request.Identity.Select(policy => policy.Json))}
        boundary {request.Boundary?.Json}
        session {(request.Session is null ? "none" : string.Join("\n", request.Session.Select(policy => policy.Json)))}
        resource {request.Resources?.Json}
        """);
}
