using Millrace.Iam.Accounts;
using Millrace.Wire;

namespace Millrace.Iam.Management;

/// <summary>The roles that services act with, as far as tools read them: made and deleted, but no service here needs one.</summary>
internal static class ServiceLinkedRoles
{
    private const string Domain = ".amazonaws.com";
    private const string TaskPrefix = "task/aws-service-role/";

    /// <summary>The role of a service.</summary>
    /// <exception cref="ServiceException">InvalidInput: the name is no service's.</exception>
    public static Role Of(string service, string? suffix, string? description, DateTimeOffset now)
    {
        var label = service.EndsWith(Domain, StringComparison.Ordinal) ? service[..^Domain.Length] : "";
        if (label.Length == 0 || !label.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-'))
            throw IamErrors.InvalidInput($"Invalid service principal: {service}. It is a name like kinesis{Domain}.");

        var name = "AWSServiceRoleFor" + string.Concat(label.Split('.', '-').Where(static part => part.Length > 0).Select(static part => char.ToUpperInvariant(part[0]) + part[1..]));
        return new Role
        {
            Name = suffix is null ? name : $"{name}_{suffix}",
            Path = $"/aws-service-role/{service}/",
            Id = IamIds.New(IamIds.Role),
            CreatedAt = now,
            Description = description,
            TrustPolicy = new StoredPolicy(
                $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{service}}"},"Action":"sts:AssumeRole"}]}"""),
        };
    }

    /// <summary>The name of a deletion.</summary>
    public static string TaskOf(Role role) => $"task{role.Path}{role.Name}/{Guid.NewGuid()}";

    /// <summary>Whether a text names a deletion.</summary>
    public static bool IsTask(string id) =>
        id.StartsWith(TaskPrefix, StringComparison.Ordinal) && id[TaskPrefix.Length..].Split('/') is [_, _, var unique] && Guid.TryParse(unique, out _);
}
