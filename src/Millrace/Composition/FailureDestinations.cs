using System.Text;
using System.Xml;
using Millrace.Iam.Accounts;
using Millrace.Iam.Authorization;
using Millrace.Lambda.Destinations;
using Millrace.Model.Sqs;
using Millrace.Sqs;
using Millrace.Wire;

namespace Millrace.Composition;

/// <summary>
/// Where documents of failures can be sent: to the queues of SQS, in the name of the function's role, held to its permissions as if the call had come by the
/// socket. Topics, buckets and event buses belong to services that this server does not have.
/// </summary>
/// <param name="sqs">The queues.</param>
/// <param name="directory">The roles.</param>
/// <param name="authorization">Knows what SQS needs leave for.</param>
/// <param name="time">The clock.</param>
internal sealed class FailureDestinations(SqsService sqs, IamDirectory directory, AuthorizationStage authorization, TimeProvider time) : IDestinations
{
    private readonly OperationBinding _sendMessage = sqs.Operations.First(static binding => binding.Operation == SqsApi.SendMessage);

    public string? Refusal(string destinationArn) => destinationArn.Split(':') is [_, _, { } service, ..] && service != "sqs"
        ? $"The destination {destinationArn} cannot be used: this server sends to queues of SQS only, and to functions; it has no {Resources(service)}."
        : sqs.HasQueue(destinationArn) ? null : $"The destination ARN {destinationArn} is invalid.";

    public async ValueTask<bool> MaySendAsync(string destinationArn, string roleArn, CancellationToken cancellationToken)
    {
        try
        {
            var (context, queueUrl) = Call(destinationArn, roleArn);
            using (context) await authorization.PassAsync(SqsApi.SendMessage, new SendMessageRequest { QueueUrl = queueUrl, MessageBody = "" }, context, cancellationToken);
            return true;
        }
        catch (ServiceException)
        {
            return false;
        }
    }

    public async ValueTask SendAsync(string destinationArn, string roleArn, DestinationDocument document, CancellationToken cancellationToken)
    {
        if (Refusal(destinationArn) is { } refusal) throw new ServiceException("InvalidParameterValueException", refusal);
        var (context, queueUrl) = Call(destinationArn, roleArn);
        using (context)
        {
            var request = new SendMessageRequest { QueueUrl = queueUrl, MessageBody = document.Body, MessageAttributes = Attributes(document) };
            await InternalCall.MakeAsync(_sendMessage, request, context, authorization, cancellationToken);
        }
    }

    private static string Resources(string service) => service switch
    {
        "sns" => "topics of SNS",
        "s3" => "buckets of S3",
        "events" => "event buses",
        _ => $"destinations of the service {service}",
    };

    private static Dictionary<string, MessageAttributeValue>? Attributes(DestinationDocument document)
    {
        // SQS takes no attribute without a value.
        var attributes = document.Attributes.Where(static attribute => attribute.Value.Length > 0).ToDictionary(
            static attribute => attribute.Key,
            static attribute => new MessageAttributeValue { DataType = attribute.Key == "ErrorCode" ? "Number" : "String", StringValue = Sendable(attribute.Value) });
        return attributes.Count == 0 ? null : attributes;
    }

    /// <summary>A text as SQS takes it: what XML cannot tell, as the colours of a terminal, is replaced.</summary>
    private static string Sendable(string text)
    {
        var sendable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value)) sendable.Append('\uFFFD');
            else sendable.Append(rune);
        }

        return sendable.ToString();
    }

    private (RequestContext Context, string QueueUrl) Call(string destinationArn, string roleArn)
    {
        // arn:aws:sqs:REGION:ACCOUNT:NAME
        var parts = destinationArn.Split(':');
        return (RoleCaller.Of(directory, roleArn, parts[3], time.GetUtcNow()), $"/{parts[4]}/{parts[5]}");
    }
}
