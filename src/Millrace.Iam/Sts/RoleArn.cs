using Millrace.Iam.Accounts;

namespace Millrace.Iam.Sts;

/// <summary>The ARN of a role that may not be there.</summary>
/// <param name="Text">The ARN.</param>
/// <param name="AccountId">The account, 12 digits.</param>
/// <param name="Name">The role's name.</param>
internal sealed record RoleArn(string Text, string AccountId, string Name)
{
    /// <summary>Reads one.</summary>
    /// <exception cref="Wire.ServiceException">ValidationError.</exception>
    public static RoleArn Read(string text)
    {
        // A slash follows the kind, and a name the last slash.
        const string Kind = "role/";
        return text.Split(':') is ["arn", var partition, "iam", "", { Length: 12 } account, var resource]
            && partition.StartsWith("aws", StringComparison.Ordinal)
            && account.All(char.IsAsciiDigit)
            && resource.StartsWith(Kind, StringComparison.Ordinal)
            && resource[^1] != '/'
            ? new RoleArn(text, account, resource[(resource.LastIndexOf('/') + 1)..])
            : throw StsErrors.Validation($"{text} is invalid");
    }

    /// <summary>The role in its account, or null.</summary>
    public Role? FindIn(Account account) =>
        account.Roles.GetValueOrDefault(Name) is { } role && role.ArnIn(account.Id) == Text ? role : null;
}
