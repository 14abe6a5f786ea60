using Millrace.Iam.Evaluation;
using Millrace.Model.Policies;

namespace Millrace.Iam.Tests.Evaluation;

/// <summary>A request that nothing allows yet: each test gives it the policies that it is about.</summary>
internal sealed record TestRequest
{
    public const string Account = "111111111111";
    public const string OtherAccount = "222222222222";
    public const string StreamArn = $"arn:aws:kinesis:eu-west-1:{Account}:stream/s";
    public const string UserArn = $"arn:aws:iam::{Account}:user/bob";
    public const string RoleArn = $"arn:aws:iam::{Account}:role/r";
    public const string SessionArn = $"arn:aws:sts::{Account}:assumed-role/r/s";

    /// <summary>A statement that allows everything.</summary>
    public const string All = """{"Effect":"Allow","Action":"*","Resource":"*"}""";

    /// <summary>A statement that denies everything.</summary>
    public const string DenyAll = """{"Effect":"Deny","Action":"*","Resource":"*"}""";

    public static RequestPrincipal User { get; } = new(PrincipalKind.User, Account, UserArn);

    public static RequestPrincipal Session { get; } = new(PrincipalKind.RoleSession, Account, SessionArn, RoleArn);

    public static RequestPrincipal Root { get; } = new(PrincipalKind.Root, Account, $"arn:aws:iam::{Account}:root");

    public static RequestPrincipal Federated { get; } =
        new(PrincipalKind.FederatedUser, Account, $"arn:aws:sts::{Account}:federated-user/f");

    public static RequestPrincipal Service { get; } = new(PrincipalKind.Service, AccountId: null, "lambda.amazonaws.com");

    public RequestPrincipal Principal { get; init; } = User;

    public string Action { get; init; } = "kinesis:PutRecord";

    public string? Resource { get; init; } = StreamArn;

    public string? Owner { get; init; } = Account;

    public string? Identity { get; init; }

    public string? Boundary { get; init; }

    public string? SessionPolicy { get; init; }

    public string? ResourcePolicy { get; init; }

    public ConditionKeys Keys { get; init; } = new();

    public EvaluationRequest Request => new()
    {
        Action = Action,
        Resource = Resource,
        ResourceAccountId = Owner,
        Principal = Principal,
        Keys = Keys,
    };

    public static string AllowTo(string principal) => $$"""{"Effect":"Allow","Principal":{{principal}},"Action":"*","Resource":"*"}""";

    public static string DenyTo(string principal) => $$"""{"Effect":"Deny","Principal":{{principal}},"Action":"*","Resource":"*"}""";

    public static string Aws(string principal) => $$"""{"AWS":"{{principal}}"}""";

    /// <summary>The reason of the denial; null when it is allowed.</summary>
    public string? Deny() => Decide().Reason(Action);

    public Decision Decide(EvaluationTrace? trace = null) => PolicyEvaluator.Evaluate(Request, Policies(PolicyKind.Resource), trace);

    public Decision DecideTrust() => PolicyEvaluator.EvaluateTrust(Request, Policies(PolicyKind.Trust));

    public PolicySet Policies(PolicyKind resource) => new()
    {
        Identity = Read(Identity, PolicySource.User, PolicyKind.Identity) is { } identity ? [identity] : [],
        Boundary = Read(Boundary, PolicySource.UserManaged, PolicyKind.Identity),
        Session = Read(SessionPolicy, PolicySource.Session, PolicyKind.Identity) is { } session ? [session] : null,
        Resource = Read(ResourcePolicy, PolicySource.Resource, resource),
    };

    private static AttachedPolicy? Read(string? statements, PolicySource source, PolicyKind kind) => statements is null
        ? null
        : new AttachedPolicy($"{source}", source, PolicyDocument.Parse($"{{\"Version\":\"2012-10-17\",\"Statement\":[{statements}]}}", kind));
}
