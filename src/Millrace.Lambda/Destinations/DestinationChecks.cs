using Millrace.Wire;

namespace Millrace.Lambda.Destinations;

/// <summary>Finds out that nothing can be sent to a destination when it is named, and not when a call has failed (facts/lambda.md 4, Async).</summary>
internal static class DestinationChecks
{
    /// <summary>Checks a function's dead-letter queue.</summary>
    /// <param name="destinations">Knows where can be sent to.</param>
    /// <param name="targetArn">The queue or topic; empty and null for none.</param>
    /// <param name="roleArn">The function's role.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ServiceException">It cannot be used.</exception>
    public static async ValueTask DeadLettersAsync(IDestinations destinations, string? targetArn, string roleArn, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(targetArn)) return;
        var service = ServiceOf(targetArn);
        if (service is not ("sqs" or "sns")) throw LambdaErrors.InvalidParameter($"Invalid dead letter ARN: {targetArn} is neither a queue of SQS nor a topic of SNS.");
        if (destinations.Refusal(targetArn) is { } refusal) throw LambdaErrors.InvalidParameter(refusal);
        if (await destinations.MaySendAsync(targetArn, roleArn, cancellationToken)) return;
        var call = service == "sqs" ? "SendMessage on SQS" : "Publish on SNS";
        throw LambdaErrors.InvalidParameter($"The provided execution role does not have permissions to call {call}");
    }

    /// <summary>Checks where the outcomes of a function's calls are to go.</summary>
    /// <param name="destinations">Knows where can be sent to.</param>
    /// <param name="destinationArn">The destination; null for none.</param>
    /// <param name="roleArn">The function's role; null when there is no function.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ServiceException">It cannot be used.</exception>
    public static async ValueTask OutcomesAsync(IDestinations destinations, string? destinationArn, string? roleArn, CancellationToken cancellationToken)
    {
        if (destinationArn is null) return;
        if (ServiceOf(destinationArn) != "lambda" && destinations.Refusal(destinationArn) is { } refusal) throw LambdaErrors.InvalidParameter(refusal);
        if (roleArn is null || await destinations.MaySendAsync(destinationArn, roleArn, cancellationToken)) return;
        var call = ServiceOf(destinationArn) switch { "sqs" => "SendMessage", "sns" => "Publish", "s3" => "PutObject", "lambda" => "InvokeFunction", _ => "PutEvents" };
        throw LambdaErrors.InvalidParameter($"The function's execution role does not have permissions to call {call} on {destinationArn}");
    }

    private static string ServiceOf(string arn) => arn.Split(':') is [_, _, var service, ..] ? service : "";
}
