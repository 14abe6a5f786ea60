using System.Globalization;
using Millrace.Model.Policies;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB.Tables;

/// <summary>A table's policy.</summary>
/// <param name="Document">The JSON document as it was set.</param>
/// <param name="RevisionId">What changes with it.</param>
internal sealed record PolicyState(string Document, string RevisionId);

/// <summary>The policies of tables (facts/dynamodb.md 1, tier 2): evaluated with those of the caller.</summary>
internal static class TablePolicies
{
    private const string NoPolicy = "NO_POLICY";

    /// <exception cref="ServiceException">It is no policy.</exception>
    public static void Check(string document)
    {
        try
        {
            PolicyDocument.Parse(document, PolicyKind.Resource);
        }
        catch (PolicyFormatException malformed)
        {
            throw DynamoDBErrors.InvalidParameters($"Invalid policy document: {malformed.Message}");
        }
    }

    /// <summary>A policy under a new revision.</summary>
    public static PolicyState Make(string document, long now) => new(document, now.ToString(CultureInfo.InvariantCulture) + Random.Shared.Next(1000, 10_000).ToString(CultureInfo.InvariantCulture));

    /// <summary>The table that an ARN names.</summary>
    /// <exception cref="ServiceException">It is no table's, or there is none.</exception>
    public static Table Find(ITableReader reader, DynamoDBRoom room, string arn, RequestContext context)
    {
        if (!arn.StartsWith("arn:", StringComparison.Ordinal)) throw DynamoDBErrors.InvalidParameters($"ARNs must start with 'arn:': {arn}");
        if (TableReferences.Parse(arn) is null)
            throw DynamoDBErrors.InvalidParameters($"Invalid resource arn provided, only table or stream is accepted. Provided resource arn: {arn}");
        return room.Catalog.Find(reader, TableReferences.Resolve(arn, context))
            ?? throw DynamoDBErrors.ResourceNotFound($"Requested resource not found: ResourcArn: {arn} not found");
    }

    /// <exception cref="ServiceException">The policy is another than the caller expects.</exception>
    public static void CheckRevision(PolicyState? policy, string? expected, string arn)
    {
        if (expected is not null && expected != (policy?.RevisionId ?? NoPolicy)) throw None(arn);
    }

    /// <summary>There is no policy, or not the one that is meant.</summary>
    public static ServiceException None(string arn) =>
        new("PolicyNotFoundException", $"Resource-based policy not found for the provided ResourceArn: {arn}");
}
