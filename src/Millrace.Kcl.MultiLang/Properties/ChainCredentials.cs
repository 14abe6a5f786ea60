using Amazon.Runtime;

namespace Millrace.Kcl.MultiLang.Properties;

/// <summary>Credentials of the first of several providers that has any; that one is kept.</summary>
/// <param name="providers">How to make each, at its first use.</param>
internal sealed class ChainCredentials(IReadOnlyList<Func<AWSCredentials>> providers) : AWSCredentials
{
    private volatile AWSCredentials? _found;

    public override ImmutableCredentials GetCredentials()
    {
        if (_found is { } found) return found.GetCredentials();
        var failures = new List<Exception>();
        foreach (var provider in providers)
        {
            try
            {
                var credentials = provider();
                var keys = credentials.GetCredentials();
                _found = credentials;
                return keys;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                failures.Add(failure);
            }
        }

        throw None(failures);
    }

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        if (_found is { } found) return await found.GetCredentialsAsync().ConfigureAwait(false);
        var failures = new List<Exception>();
        foreach (var provider in providers)
        {
            try
            {
                var credentials = provider();
                var keys = await credentials.GetCredentialsAsync().ConfigureAwait(false);
                _found = credentials;
                return keys;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                failures.Add(failure);
            }
        }

        throw None(failures);
    }

    private static AmazonClientException None(List<Exception> failures) =>
        new($"No provider of {KnownProperties.CredentialsPrefix} has credentials: {string.Join(' ', failures.Select(static failure => failure.Message))}",
            new AggregateException(failures));
}
