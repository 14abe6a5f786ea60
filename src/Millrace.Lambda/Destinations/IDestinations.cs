namespace Millrace.Lambda.Destinations;

/// <summary>Where documents of failed batches and of calls that nobody waits for are sent (facts/lambda.md 4 and 7).</summary>
public interface IDestinations
{
    /// <summary>Says why nothing can be sent to a destination, for who names it; null when something can.</summary>
    /// <param name="destinationArn">The ARN of a queue, a topic or a bucket.</param>
    string? Refusal(string destinationArn);

    /// <summary>Whether a role has leave to send to a destination that <see cref="Refusal"/> says nothing against; where nobody asks for leave, every role has it.</summary>
    /// <param name="destinationArn">Where to.</param>
    /// <param name="roleArn">The function's role.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<bool> MaySendAsync(string destinationArn, string roleArn, CancellationToken cancellationToken) => ValueTask.FromResult(true);

    /// <summary>Sends a document; done when it is kept there.</summary>
    /// <param name="destinationArn">Where to.</param>
    /// <param name="roleArn">The function's role, which needs leave for it.</param>
    /// <param name="document">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Wire.ServiceException">It was not sent.</exception>
    ValueTask SendAsync(string destinationArn, string roleArn, DestinationDocument document, CancellationToken cancellationToken);
}

/// <summary>What a destination gets.</summary>
/// <param name="Body">JSON: a message's body, an object's content.</param>
public sealed record DestinationDocument(string Body)
{
    /// <summary>A message's attributes, all texts but <c>ErrorCode</c>, which is a number.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>The key of the object, where the destination is a bucket.</summary>
    public string? ObjectKey { get; init; }
}
