using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Lambda.Functions;

/// <summary>Which function a request means, and which version or alias of it: names come bare, with a qualifier, and as ARNs in part or whole (facts/lambda.md 1).</summary>
/// <param name="Key">The function.</param>
/// <param name="Qualifier">The version or the alias; null without.</param>
internal readonly partial record struct FunctionReference(FunctionKey Key, string? Qualifier)
{
    private const int MostNameCharacters = 64;

    /// <summary>The ARN, with the qualifier if there is one.</summary>
    public string Arn => Key.Qualified(Qualifier);

    /// <summary>Whether no version is meant but the function itself.</summary>
    public bool IsFunction => Qualifier is null;

    /// <summary>The reference without its qualifier.</summary>
    public FunctionReference Unqualified => this with { Qualifier = null };

    /// <summary>Finds out what a request means.</summary>
    /// <param name="name">The name as it was given.</param>
    /// <param name="qualifier">The qualifier that was given beside it.</param>
    /// <param name="context">Who calls, and where.</param>
    /// <exception cref="ServiceException">It means nothing, or what the caller has no business with.</exception>
    public static FunctionReference Resolve(string name, string? qualifier, RequestContext context)
    {
        var reference = Parse(name, context.Caller.AccountId, context.Region) ?? throw LambdaErrors.InvalidParameter($"The function name {name} is invalid.");
        if (reference.Key.Name.Length > MostNameCharacters)
        {
            throw LambdaErrors.InvalidParameter(
                $"1 validation error detected: Value '{reference.Key.Name}' at 'functionName' failed to satisfy constraint: "
                + $"Member must have length less than or equal to {MostNameCharacters}");
        }

        if (reference.Key.Region != context.Region)
            throw LambdaErrors.NotFound($"Functions from '{reference.Key.Region}' are not reachable in this region ('{context.Region}')");
        if (qualifier is not null)
        {
            if (reference.Qualifier is not null && reference.Qualifier != qualifier)
                throw LambdaErrors.InvalidParameter("The derived qualifier from the function name does not match the specified qualifier.");
            reference = reference with { Qualifier = qualifier };
        }

        if (reference.Key.AccountId != context.Caller.AccountId && !context.IsGrantedAcrossAccounts)
        {
            throw new ServiceException(
                "AccessDeniedException",
                $"User: {context.Caller.Arn} is not authorized to perform this action on resource: {reference.Arn} because no resource-based policy allows it",
                403);
        }

        return reference;
    }

    /// <summary>Reads a name or an ARN; null for what is neither. What a name leaves open is the given account's and region's.</summary>
    public static FunctionReference? Parse(string name, string accountId, string region)
    {
        var match = Form().Match(name);
        if (!match.Success) return null;
        var key = new FunctionKey(Group("account") ?? accountId, Group("region") ?? region, Group("name")!);
        return new FunctionReference(key, Group("qualifier"));

        string? Group(string group) => match.Groups[group] is { Success: true } found ? found.Value : null;
    }

    [GeneratedRegex(
        @"\A(?:arn:aws[a-zA-Z-]*:lambda:)?(?:(?<region>[a-z]{2}(?:-[a-z]+)+-[0-9]):)?(?:(?<account>[0-9]{12}):)?(?:function:)?(?<name>[a-zA-Z0-9_.-]+)(?::(?<qualifier>\$LATEST(?:\.PUBLISHED)?|[a-zA-Z0-9_-]+))?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
