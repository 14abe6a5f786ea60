using Millrace.Model.Policies;

namespace Millrace.Model.Tests.Policies;

/// <summary>Policies of one statement.</summary>
internal static class TestPolicy
{
    public static PolicyStatement Statement(string members, string version = "2012-10-17") =>
        PolicyDocument.Parse($$"""{"Version":"{{version}}","Statement":{"Effect":"Allow",{{members}} } }""", PolicyKind.Identity).Statements[0];

    public static PolicyPattern Resource(string resource, string version = "2012-10-17") =>
        Statement($"\"Action\":\"*\",\"Resource\":\"{resource}\"", version).Resources!.Values[0];

    public static PolicyCondition Condition(string operation, string values, string version = "2012-10-17") =>
        Statement($$"""
            "Action":"*","Resource":"*","Condition":{"{{operation}}":{"k:k":{{values}} } }
            """, version).Conditions[0];

    public static bool Compares(string operation, string operand, string value) =>
        Condition(operation, $"\"{operand}\"").Operands[0].Matches(value, new TestVariables());

    public static string Fault(string json, PolicyKind kind) =>
        Assert.Throws<PolicyFormatException>(() => PolicyDocument.Parse(json, kind)).Message;
}

/// <summary>Variables by their name.</summary>
internal sealed class TestVariables : Dictionary<string, string>, IPolicyVariables
{
    public TestVariables()
        : base(StringComparer.OrdinalIgnoreCase)
    {
    }

    public string? FindVariable(string name) => this.GetValueOrDefault(name);
}
