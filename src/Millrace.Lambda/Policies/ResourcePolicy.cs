using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Millrace.Lambda.Policies;

/// <summary>The policy of a function, of an alias or version of it, or of a layer's version.</summary>
/// <param name="Statements">The statements in JSON by their names, in the order in which they came.</param>
/// <param name="RevisionId">Changes with each change.</param>
internal sealed record ResourcePolicy(ImmutableList<PolicyStatement> Statements, string RevisionId)
{
    private string? _text;

    /// <summary>The policy as a document; one and the same text each time, since who reads it remembers it by that.</summary>
    [JsonIgnore]
    public string Text => _text ??= Write();

    /// <summary>Adds a statement to a policy, which may not be there yet.</summary>
    /// <exception cref="Wire.ServiceException">Its name is taken, or the policy becomes too long.</exception>
    public static ResourcePolicy Add(ResourcePolicy? policy, PolicyStatement statement)
    {
        const int MostBytes = 20 * 1024;
        var statements = policy?.Statements ?? [];
        if (statements.Exists(other => other.Sid == statement.Sid))
        {
            throw LambdaErrors.Conflict(
                $"The statement id ({statement.Sid}) provided already exists. Please provide a new statement id, or remove the existing statement.");
        }

        var after = new ResourcePolicy(statements.Add(statement), Guid.NewGuid().ToString());
        var size = Encoding.UTF8.GetByteCount(after.Text);
        return size <= MostBytes
            ? after
            : throw LambdaErrors.User("PolicyLengthExceededException", $"The final policy size ({size}) is bigger than the limit ({MostBytes}).", 400);
    }

    /// <summary>Takes a statement out of a policy.</summary>
    /// <returns>The policy, or null when nothing is left of it.</returns>
    /// <exception cref="Wire.ServiceException">It is not there.</exception>
    public static ResourcePolicy? Remove(ResourcePolicy? policy, string sid)
    {
        if (policy is null) throw Missing();
        var statements = policy.Statements.RemoveAll(statement => statement.Sid == sid);
        if (statements.Count == policy.Statements.Count) throw LambdaErrors.NotFound($"Statement {sid} is not found in resource policy.");
        return statements.IsEmpty ? null : new ResourcePolicy(statements, Guid.NewGuid().ToString());
    }

    /// <summary>The error for a policy that is not there.</summary>
    public static Wire.ServiceException Missing() => LambdaErrors.NotFound("No policy is associated with the given resource.");

    private string Write()
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, PolicyStatement.JsonOptions))
        {
            json.WriteStartObject();
            json.WriteString("Version", "2012-10-17");
            json.WriteString("Id", "default");
            json.WriteStartArray("Statement");
            foreach (var statement in Statements) json.WriteRawValue(statement.Json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }
}

/// <summary>A statement of a policy.</summary>
/// <param name="Sid">Its name.</param>
/// <param name="Json">The statement.</param>
internal sealed record PolicyStatement(string Sid, string Json)
{
    /// <summary>How policies are written: nothing is escaped that need not be.</summary>
    public static JsonWriterOptions JsonOptions { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
