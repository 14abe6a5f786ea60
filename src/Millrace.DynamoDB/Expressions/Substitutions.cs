using System.Diagnostics.CodeAnalysis;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Expressions;

/// <summary>What the names and values in a request's expressions stand for, and which of them were used.</summary>
/// <param name="names">ExpressionAttributeNames.</param>
/// <param name="values">ExpressionAttributeValues.</param>
internal sealed class Substitutions(IReadOnlyDictionary<string, string>? names, IReadOnlyDictionary<string, AttributeValue>? values)
{
    private readonly HashSet<string> _used = [];

    /// <summary>Checks both, names first.</summary>
    public void Check()
    {
        if (names is not null)
        {
            if (names.Count == 0) throw DynamoDBErrors.Validation("ExpressionAttributeNames must not be empty");
            CheckKeys("ExpressionAttributeNames", names.Keys, '#');
        }

        if (values is null) return;
        if (values.Count == 0) throw DynamoDBErrors.Validation("ExpressionAttributeValues must not be empty");
        CheckKeys("ExpressionAttributeValues", values.Keys, ':');
        foreach (var (key, value) in values)
        {
            if (value.Fault is { } fault) throw DynamoDBErrors.Validation($"ExpressionAttributeValues contains invalid value: {fault} for key {key}");
        }
    }

    public bool TryUseName(string placeholder, [NotNullWhen(true)] out string? name)
    {
        name = names?.GetValueOrDefault(placeholder);
        if (name is not null) _used.Add(placeholder);
        return name is not null;
    }

    public bool TryUseValue(string placeholder, [NotNullWhen(true)] out AttributeValue? value)
    {
        value = values?.GetValueOrDefault(placeholder);
        if (value is not null) _used.Add(placeholder);
        return value is not null;
    }

    /// <summary>Every name and value must be used by some expression of the request; names are told first.</summary>
    public void CheckUsed()
    {
        CheckUsed("ExpressionAttributeNames", names?.Keys);
        CheckUsed("ExpressionAttributeValues", values?.Keys);
    }

    private static void CheckKeys(string parameter, IEnumerable<string> keys, char mark)
    {
        foreach (var key in keys)
        {
            if (key.Length < 2 || key[0] != mark || !Lexer.IsName(key.AsSpan(1)))
                throw DynamoDBErrors.Validation($"{parameter} contains invalid key: Syntax error; key: \"{key}\"");
        }
    }

    private void CheckUsed(string parameter, IEnumerable<string>? keys)
    {
        if (keys?.Where(key => !_used.Contains(key)).ToList() is { Count: > 0 } unused)
            throw DynamoDBErrors.Validation($"Value provided in {parameter} unused in expressions: keys: {{{string.Join(", ", unused)}}}");
    }
}
