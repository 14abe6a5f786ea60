using System.Text.Json;
using Millrace.Iam.Evaluation;
using Millrace.Model.Policies;

namespace Millrace.Iam.Tests.Evaluation;

/// <summary>Makes policies and requests of few words, so that they often meet.</summary>
internal sealed class PolicyGenerator(int seed)
{
    private const string One = "111111111111";
    private const string Two = "222222222222";

    private static readonly string[] Actions = ["k:A", "k:B", "s:A"];
    private static readonly string[] ActionPatterns = ["*", "*", "k:*", "K:a", "k:?", "*:A", "s:A", "k:B"];
    private static readonly string[] Resources = [$"arn:aws:k:r:{One}:s/a", $"arn:aws:k:r:{One}:s/b", $"arn:aws:k:r:{One}:s/a/b", $"arn:aws:k:r:{One}:s/*"];
    private static readonly string[] ResourcePatterns =
    [
        "*", "*", "*", $"arn:aws:k:r:{One}:s/a", "arn:aws:k:*:*:s/?", "arn:aws:k:*b", "arn:aws:k:*:s/${aws:username}", "arn:aws:k:*/${k:text,'b'}",
        "arn:aws:k:*/${*}", "arn:aws:k:*s/*/*", "arn:aws:k:*:S/*", "arn:aws:k:*${k:Many}*",
    ];

    private static readonly RequestPrincipal[] Principals =
    [
        new(PrincipalKind.User, One, $"arn:aws:iam::{One}:user/a"),
        new(PrincipalKind.User, One, $"arn:aws:iam::{One}:user/a"),
        new(PrincipalKind.User, Two, $"arn:aws:iam::{Two}:user/a"),
        new(PrincipalKind.RoleSession, One, $"arn:aws:sts::{One}:assumed-role/r/s", $"arn:aws:iam::{One}:role/r"),
        new(PrincipalKind.RoleSession, One, $"arn:aws:sts::{One}:assumed-role/r/t", $"arn:aws:iam::{One}:role/r"),
        new(PrincipalKind.RoleSession, Two, $"arn:aws:sts::{Two}:assumed-role/r/s", $"arn:aws:iam::{Two}:role/r"),
        new(PrincipalKind.FederatedUser, One, $"arn:aws:sts::{One}:federated-user/f"),
        new(PrincipalKind.Root, One, $"arn:aws:iam::{One}:root"),
        new(PrincipalKind.Root, Two, $"arn:aws:iam::{Two}:root"),
        new(PrincipalKind.Service, null, "s.amazonaws.com"),
        new(PrincipalKind.IdentityProvider, null, "p.example.com"),
    ];

    private static readonly string[] AwsPrincipals =
    [
        "*", One, Two, $"arn:aws:iam::{One}:root", $"arn:aws:iam::{One}:user/a", $"arn:aws:iam::{Two}:user/a", $"arn:aws:iam::{One}:role/r",
        $"arn:aws:iam::{Two}:role/r", $"arn:aws:sts::{One}:assumed-role/r/s", $"arn:aws:sts::{One}:federated-user/f",
    ];

    private static readonly (string[] Operators, string Key, string[] Operands, string[] Values)[] Conditions =
    [
        (["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike"],
            "k:text", ["a", "A", "b*", "?", "${aws:username}", "${k:none}", "${k:none,'a'}", "${*}", "*"], ["a", "B", "b", "*", "ba"]),
        (["StringEquals", "StringLike", "StringNotLike", "StringNotEquals"], "k:Many", ["a", "b", "?", "${k:text}"], ["a", "b", "c"]),
        (["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals"],
            "k:number", ["1", "2", "-1.5", "1.0"], ["1", "2", "1.5", "x"]),
        (["DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals"],
            "k:time", ["2026-01-01", "2026-01-01T00:00:00Z", "1767225600", "2027-01-01T00:00:00+01:00"], ["2026-01-01T00:00:00Z", "1767225601", "2030-05-05", "x"]),
        (["Bool"], "k:flag", ["true", "false"], ["true", "false", "x"]),
        (["BinaryEquals"], "k:bytes", ["AAE=", "AAI="], ["AAE=", "AAI="]),
        (["IpAddress", "NotIpAddress"], "k:address", ["192.0.2.0/24", "192.0.2.1", "2001:db8::/32"], ["192.0.2.1", "192.0.2.2", "192.0.3.1", "2001:db8::1", "x"]),
        (["ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike"], "k:arn", ["arn:aws:k:*:*:s/*", "arn:*:k:r:1:s/${aws:username}", "arn:aws:k:r:?:s/a"],
            ["arn:aws:k:r:1:s/a", "arn:aws:k:r:1:s/b:c", "arn:aws:k:r:1:x:s/a", "arn:aws:k", "x"]),
    ];

    private readonly Random _random = new(seed);

    public int Next(int count) => _random.Next(count);

    public T Pick<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    public string Policy(PolicyKind kind)
    {
        var version = Next(4) == 0 ? "" : "\"Version\":\"2012-10-17\",";
        var statements = Enumerable.Range(0, 1 + Next(3)).Select(_ => Statement(kind)).ToList();
        return $"{{{version}\"Statement\":{(statements.Count == 1 ? statements[0] : $"[{string.Join(',', statements)}]")}}}";
    }

    public NaiveRequest Request(IReadOnlyList<PolicyText> identity, IReadOnlyList<PolicyText> resource)
    {
        var keys = new Dictionary<string, string[]>();
        if (Next(3) > 0) keys["AWS:UserName"] = [Pick(["a", "b", "*"])];
        foreach (var (_, key, _, values) in Conditions)
        {
            if (Next(4) > 0) keys[key] = [.. Enumerable.Range(0, key == "k:Many" ? Next(4) : 1).Select(_ => Pick(values))];
        }

        return new NaiveRequest(
            Pick(Actions),
            Next(8) == 0 ? null : Pick(Resources),
            Pick([One, One, One, Two, null]),
            Pick(Principals),
            keys,
            Some(identity, Next(4)),
            Next(3) == 0 ? Pick(identity) : null,
            Next(3) == 0 ? Some(identity, Next(4)) : null,
            Next(3) == 0 ? null : Pick(resource));
    }

    private List<PolicyText> Some(IReadOnlyList<PolicyText> policies, int count) => [.. Enumerable.Range(0, count).Select(_ => Pick(policies))];

    private string Statement(PolicyKind kind)
    {
        var members = new List<string> { $"\"Effect\":\"{(Next(8) == 0 ? "Deny" : "Allow")}\"" };
        if (kind is PolicyKind.Resource or PolicyKind.Trust)
            members.Add($"\"{(Next(8) == 0 ? "NotPrincipal" : "Principal")}\":{Principal()}");

        var actions = kind == PolicyKind.Trust ? ["sts:AssumeRole", "STS:*", "sts:A*", "sts:TagSession"] : ActionPatterns;
        members.Add($"\"{(Next(6) == 0 ? "NotAction" : "Action")}\":{OneOrMore(actions)}");
        if (kind != PolicyKind.Trust) members.Add($"\"{(Next(6) == 0 ? "NotResource" : "Resource")}\":{OneOrMore(ResourcePatterns)}");
        if (Next(3) == 0) members.Add($"\"Condition\":{{{string.Join(',', Enumerable.Range(0, 1 + Next(2)).Select(_ => Condition()).DistinctBy(one => one.Name).Select(one => one.Json))}}}");
        return $"{{{string.Join(',', members)}}}";
    }

    private string Principal() => Next(8) switch
    {
        0 => "\"*\"",
        1 => """{"Service":"s.amazonaws.com","Federated":["p.example.com"]}""",
        _ => $"{{\"AWS\":{OneOrMore(AwsPrincipals)}}}",
    };

    private (string Name, string Json) Condition()
    {
        if (Next(8) == 0) return ("Null", $"\"Null\":{{\"{Pick(Conditions).Key}\":{Pick(["true", "\"false\""])}}}");

        var (operators, key, operands, _) = Pick(Conditions);
        var name = $"{Pick(["", "", "ForAllValues:", "ForAnyValue:"])}{Pick(operators)}{Pick(["", "", "IfExists"])}";
        return (name, $"\"{name}\":{{\"{(Next(2) == 0 ? key : key.ToUpperInvariant())}\":{OneOrMore(operands)}}}");
    }

    private string OneOrMore(IReadOnlyList<string> texts)
    {
        var count = Next(4);
        return count == 0
            ? JsonSerializer.Serialize(Pick(texts))
            : $"[{string.Join(',', Enumerable.Range(0, count).Select(_ => JsonSerializer.Serialize(Pick(texts))))}]";
    }
}
