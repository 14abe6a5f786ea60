using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;

namespace Millrace.Kcl.MultiLang.Properties;

/// <summary>
/// Makes the SDK's credentials from the class names of Java's providers, with or without their package, in a comma list whose first that has
/// credentials is taken (facts/kcl.md 3). Names of the first Java SDK are understood, too.
/// </summary>
internal static class CredentialsProviders
{
    /// <summary>The credentials of a list; null for the SDK's own choice.</summary>
    /// <exception cref="FormatException">A provider is unknown or lacks something. The text shows no secret.</exception>
    public static AWSCredentials? Create(string providers)
    {
        var chain = providers.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Provider).ToList();
        return chain switch
        {
            [] => throw new FormatException($"{KnownProperties.CredentialsPrefix} names no provider."),
            [null] => null,
            _ => new ChainCredentials([.. chain.Select(static provider => provider ?? Default)]),
        };
    }

    private static AWSCredentials Default() => DefaultAWSCredentialsIdentityResolver.GetCredentials();

    // How to make the credentials when they are first needed: what they are made from may not be there yet. Null for the SDK's own choice.
    private static Func<AWSCredentials>? Provider(string provider)
    {
        var pieces = provider.Split('|', StringSplitOptions.TrimEntries);
        var name = pieces[0][(pieces[0].LastIndexOf('.') + 1)..];
        switch (name)
        {
            case "DefaultCredentialsProvider" or "DefaultAWSCredentialsProviderChain":
                return null;
            case "EnvironmentVariableCredentialsProvider":
                return static () => new EnvironmentVariablesAWSCredentials();
            case "InstanceProfileCredentialsProvider":
                return static () => new InstanceProfileAWSCredentials();
            case "ContainerCredentialsProvider":
                return static () => new GenericContainerCredentials();
            case "WebIdentityTokenFileCredentialsProvider":
                return AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables;
            case "ProfileCredentialsProvider":
                var profile = pieces.Length > 1 ? pieces[1] : "default";
                return () => Profile(profile);
            case "StaticCredentialsProvider":
                if (pieces is not [_, { Length: > 0 } id, { Length: > 0 } secret]) throw new FormatException($"{name} needs |ID|SECRET.");
                return () => new BasicAWSCredentials(id, secret);
            case "StsAssumeRoleCredentialsProvider" or "KclStsAssumeRoleCredentialsProvider":
                var role = RoleCredentials.Parse(name, pieces);
                return () => role;
            default:
                throw new FormatException(
                    $"{KnownProperties.CredentialsPrefix}: '{name}' is not known here. Known are DefaultCredentialsProvider, ProfileCredentialsProvider|NAME, "
                    + "EnvironmentVariableCredentialsProvider, InstanceProfileCredentialsProvider, ContainerCredentialsProvider, "
                    + "WebIdentityTokenFileCredentialsProvider, StsAssumeRoleCredentialsProvider|ROLE_ARN|SESSION and StaticCredentialsProvider|ID|SECRET.");
        }
    }

    private static AWSCredentials Profile(string name) =>
        new CredentialProfileStoreChain().TryGetAWSCredentials(name, out var credentials)
            ? credentials
            : throw new AmazonClientException($"There is no profile '{name}' in the AWS configuration files, or it has no credentials.");
}
