using Millrace.Iam.Evaluation;
using Millrace.Model.Policies;

namespace Millrace.Iam.Tests.Evaluation;

/// <summary>A request and the policies of it, as texts.</summary>
internal sealed record NaiveRequest(
    string Action,
    string? Resource,
    string? Owner,
    RequestPrincipal Principal,
    IReadOnlyDictionary<string, string[]> Keys,
    IReadOnlyList<PolicyText> Identity,
    PolicyText? Boundary,
    IReadOnlyList<PolicyText>? Session,
    PolicyText? Resources)
{
    public EvaluationRequest Request
    {
        get
        {
            var keys = new ConditionKeys();
            foreach (var (name, values) in Keys) keys.Set(name, values);
            return new EvaluationRequest { Action = Action, Resource = Resource, ResourceAccountId = Owner, Principal = Principal, Keys = keys };
        }
    }

    public PolicySet Policies => new()
    {
        Identity = [.. Identity.Select(policy => policy.Attached)],
        Boundary = Boundary?.Attached,
        Session = Session is null ? null : [.. Session.Select(policy => policy.Attached)],
        Resource = Resources?.Attached,
    };
}

/// <summary>A policy as text, and read by Millrace.</summary>
internal sealed record PolicyText(string Json, PolicyKind Kind)
{
    public AttachedPolicy Attached { get; } = new("p", PolicySource.Input, PolicyDocument.Parse(Json, Kind));

    public System.Text.Json.JsonElement Element { get; } = System.Text.Json.JsonElement.Parse(Json);
}
