using Millrace.Lambda.Destinations;
using Millrace.Wire;

namespace Millrace.Composition;

/// <summary>Where documents of failures can be sent.</summary>
internal sealed class FailureDestinations : IDestinations
{
    public string? Refusal(string destinationArn) => $"The destination {destinationArn} cannot be used: this server is connected to no queues, topics or buckets.";

    public ValueTask SendAsync(string destinationArn, string roleArn, DestinationDocument document, CancellationToken cancellationToken) =>
        throw new ServiceException("InvalidParameterValueException", Refusal(destinationArn)!);
}
