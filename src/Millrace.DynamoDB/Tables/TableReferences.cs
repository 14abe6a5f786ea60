using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.DynamoDB.Tables;

/// <summary>Finds out which table a request means: tables are named by name or by ARN (facts/dynamodb.md 3).</summary>
internal static partial class TableReferences
{
    /// <exception cref="ServiceException">What begins like an ARN is not the ARN of a table, or of another account or region.</exception>
    public static TableKey Resolve(string nameOrArn, RequestContext context)
    {
        if (!nameOrArn.StartsWith("arn:", StringComparison.Ordinal)) return new(context.Caller.AccountId, context.Region, nameOrArn);
        if (Parse(nameOrArn) is not { } key || key.Region != context.Region)
            throw DynamoDBErrors.Validation($"Invalid TableArn: Invalid ResourceArn provided as input {nameOrArn}");
        return key.AccountId == context.Caller.AccountId || context.IsGrantedAcrossAccounts ? key : throw NotYours(nameOrArn, context);
    }

    /// <summary>A resource of another account, which nothing lets the caller use.</summary>
    public static ServiceException NotYours(string arn, RequestContext context) => new(
        "AccessDeniedException",
        $"User: {context.Caller.Arn} is not authorized to perform this action on resource: {arn} because no resource-based policy allows it");

    /// <summary>The table of an ARN; null for what is none.</summary>
    public static TableKey? Parse(string arn)
    {
        var match = Arn().Match(arn);
        return match.Success ? new TableKey(match.Groups["account"].Value, match.Groups["region"].Value, match.Groups["name"].Value) : null;
    }

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:dynamodb:(?<region>[a-z0-9-]+):(?<account>[0-9]{12}):table/(?<name>[a-zA-Z0-9_.-]{3,255})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Arn();
}
