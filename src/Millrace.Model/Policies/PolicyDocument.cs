using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Model.Policies;

/// <summary>A policy, read once so that it can be evaluated often (facts/iam.md 3). It never changes.</summary>
public sealed record PolicyDocument
{
    /// <summary>The version with variables.</summary>
    public const string VersionWithVariables = "2012-10-17";

    /// <summary>The version of a document that names none.</summary>
    public const string VersionByDefault = "2008-10-17";

    private static readonly JsonDocumentOptions JsonOptions = new() { AllowDuplicateProperties = false };

    internal PolicyDocument()
    {
    }

    /// <summary>The version of the language.</summary>
    public required string Version { get; init; }

    /// <summary>Its name; null without one.</summary>
    public string? Id { get; init; }

    /// <summary>Its statements, at least one.</summary>
    public required ImmutableArray<PolicyStatement> Statements { get; init; }

    /// <summary>The condition keys that it asks for, in conditions and as variables, each once.</summary>
    public IReadOnlyList<string> ContextKeys()
    {
        var keys = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var statement in Statements)
        {
            foreach (var resource in statement.Resources?.Values ?? []) keys.UnionWith(resource.Variables);
            foreach (var condition in statement.Conditions)
            {
                keys.Add(condition.Key);
                foreach (var operand in condition.Operands) keys.UnionWith(operand.Variables);
            }
        }

        return [.. keys];
    }

    /// <summary>Reads a policy.</summary>
    /// <param name="json">The document.</param>
    /// <param name="kind">What it is attached to.</param>
    /// <exception cref="PolicyFormatException">It is not one.</exception>
    public static PolicyDocument Parse(string json, PolicyKind kind)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (Surrogates.HasLone(json)) throw PolicyFormatException.Json();

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, JsonOptions);
        }
        catch (JsonException)
        {
            throw PolicyFormatException.Json();
        }

        using (document) return PolicyRules.Build(PolicyReader.Read(document.RootElement), kind);
    }
}
