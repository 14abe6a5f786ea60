using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Millrace.Kcl.Processing;
using ThrottlingException = Millrace.Kcl.Processing.ThrottlingException;

namespace Millrace.Kcl.Leases;

/// <summary>What DynamoDB's errors are to a lease table (facts/dynamodb.md 2.3).</summary>
internal static class DynamoDBErrors
{
    /// <summary>Makes a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The token that the call has.</param>
    /// <exception cref="ThrottlingException">DynamoDB throttled it.</exception>
    /// <exception cref="InvalidStateException">There is no table.</exception>
    /// <exception cref="KinesisClientLibDependencyException">It failed otherwise, also by a time limit of the SDK.</exception>
    public static async Task<T> TranslateAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call(cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceNotFoundException failure)
        {
            throw new InvalidStateException(failure.Message, failure);
        }
        catch (AmazonDynamoDBException failure) when (IsThrottling(failure))
        {
            throw new ThrottlingException(failure.Message, failure);
        }
        catch (Exception failure) when (failure is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new KinesisClientLibDependencyException($"DynamoDB failed: {failure.Message}", failure);
        }
    }

    private static bool IsThrottling(AmazonDynamoDBException failure) =>
        failure is ProvisionedThroughputExceededException or RequestLimitExceededException or LimitExceededException
        || failure.ErrorCode is "ThrottlingException" or "Throttling";
}
