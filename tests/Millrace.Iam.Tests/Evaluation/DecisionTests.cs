using Millrace.Iam.Evaluation;
using Millrace.Model.Policies;
using static Millrace.Iam.Tests.Evaluation.TestRequest;

namespace Millrace.Iam.Tests.Evaluation;

public sealed class DecisionTests
{
    [Fact]
    public void A_denial_says_who_may_not_do_what_and_why()
    {
        var request = new TestRequest { Principal = Session };
        Assert.Equal(
            "User: arn:aws:sts::111111111111:assumed-role/r/s is not authorized to perform: kinesis:PutRecord on resource: "
            + "arn:aws:kinesis:eu-west-1:111111111111:stream/s because no identity-based policy allows the kinesis:PutRecord action",
            request.Decide().AccessDeniedText(request.Request));

        request = new TestRequest { Action = "kinesis:ListStreams", Resource = null, Identity = DenyAll };
        Assert.Equal(
            "User: arn:aws:iam::111111111111:user/bob is not authorized to perform: kinesis:ListStreams with an explicit deny in an identity-based policy",
            request.Decide().AccessDeniedText(request.Request));
    }

    [Fact]
    public void What_is_allowed_has_no_reason() => Assert.Null(Decision.Allowed.Reason("kinesis:PutRecord"));

    [Fact]
    public void A_trace_tells_how_each_statement_bore_on_the_request()
    {
        var request = new TestRequest
        {
            Identity = $$"""
                {"Sid":"a","Effect":"Allow","Action":"iam:*","Resource":"*"},
                {"Sid":"b","Effect":"Allow","Action":"*","Resource":"arn:aws:kinesis:*:*:stream/t"},
                {"Sid":"c","Effect":"Allow","Action":"*","Resource":"*","Condition":{"Null":{"k:a":"true"},"Bool":{"k:b":"true"} } },
                {{All}}
                """,
            Boundary = DenyAll,
            ResourcePolicy = AllowTo(Aws(RoleArn)),
        };
        var trace = new EvaluationTrace();
        Assert.Equal(Decision.ExplicitDeny(PolicyType.PermissionsBoundary), request.Decide(trace));
        Assert.Equal(
            [
                (PolicyType.Identity, 0, "a", StatementOutcome.OtherAction),
                (PolicyType.Identity, 1, "b", StatementOutcome.OtherResource),
                (PolicyType.Identity, 2, "c", StatementOutcome.ConditionFailed),
                (PolicyType.Identity, 3, null, StatementOutcome.Matched),
                (PolicyType.PermissionsBoundary, 0, null, StatementOutcome.Matched),
                (PolicyType.Resource, 0, null, StatementOutcome.OtherPrincipal),
            ],
            trace.Statements.Select(statement => (statement.Type, statement.Index, statement.Statement.Sid, statement.Outcome)));
        Assert.Equal(("Bool", "k:b"), (trace.Statements[2].FailedCondition!.Operator, trace.Statements[2].FailedCondition!.Key));
        Assert.Equal((PolicySource.UserManaged, PolicyEffect.Deny), (trace.Statements[4].Policy.Source, trace.Statements[4].Statement.Effect));
    }

    [Fact]
    public void A_request_of_a_user_makes_no_garbage()
    {
        var request = new TestRequest
        {
            Identity = """
                {"Effect":"Deny","Action":"iam:*","Resource":"*"},
                {"Effect":"Allow","Action":["kinesis:Put*","kinesis:Get*"],"Resource":"arn:aws:kinesis:*:*:stream/${aws:username}*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}
                """,
            ResourcePolicy = DenyTo(Aws(OtherAccount)),
        };
        request.Keys.Set("aws:username", "s");
        request.Keys.Set("aws:SecureTransport", "false");
        var (asked, policies) = (request.Request, request.Policies(PolicyKind.Resource));
        for (var warm = 0; warm < 100; warm++) Assert.True(PolicyEvaluator.Evaluate(asked, policies).IsAllowed);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var allowed = 0;
        for (var i = 0; i < 1000; i++) allowed += PolicyEvaluator.Evaluate(asked, policies).IsAllowed ? 1 : 0;
        var after = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal((1000, 0), (allowed, after - before));
    }
}
