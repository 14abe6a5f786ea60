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
/// socket; to topics and buckets at other endpoints, where the role's permissions are looked at before. Event buses belong to a service that nobody has.
/// </summary>
/// <param name="sqs">The queues.</param>
/// <param name="outside">Topics and buckets.</param>
/// <param name="directory">The roles.</param>
/// <param name="authorization">Knows what SQS needs leave for.</param>
/// <param name="time">The clock.</param>
internal sealed class FailureDestinations(
    SqsService sqs, OutsideServices outside, IamDirectory directory, AuthorizationStage authorization, TimeProvider time) : IDestinations
{
    private readonly RolePermissions _roles = new(directory, time);
    private readonly OperationBinding _sendMessage = sqs.Operations.First(static binding => binding.Operation == SqsApi.SendMessage);

    public string? Refusal(string destinationArn)
    {
        var isKnown = ServiceOf(destinationArn) switch
        {
            "sqs" => sqs.HasQueue(destinationArn),
            "s3" => destinationArn.Split(':') is [_, _, _, "", "", { Length: > 0 } bucket] && !bucket.Contains('/'),
            "sns" => destinationArn.Split(':') is [_, _, _, { Length: > 0 }, { Length: > 0 }, { Length: > 0 }],
            _ => true,
        };
        if (!isKnown) return $"The destination ARN {destinationArn} is invalid.";
        return ServiceOf(destinationArn) switch
        {
            "sqs" => null,
            "s3" => outside.Buckets is null ? NotConnected("S3", "--s3-endpoint") : null,
            "sns" => outside.Topics is null ? NotConnected("SNS", "--sns-endpoint") : null,
            "lambda" => null,
            "events" => $"The destination {destinationArn} cannot be used: this server has no event buses.",
            var service => $"The destination {destinationArn} cannot be used: this server has no destinations of the service {service}.",
        };

        string NotConnected(string service, string option) =>
            $"The destination {destinationArn} cannot be used: this server is not connected to {service}. Start it with {option} to say where {service} answers.";
    }

    public async ValueTask<bool> MaySendAsync(string destinationArn, string roleArn, CancellationToken cancellationToken)
    {
        if (ServiceOf(destinationArn) != "sqs") return MaySend(destinationArn, roleArn);
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
        if (ServiceOf(destinationArn) != "sqs")
        {
            await SendOutsideAsync(destinationArn, roleArn, document, cancellationToken);
            return;
        }

        var (context, queueUrl) = Call(destinationArn, roleArn);
        using (context)
        {
            var request = new SendMessageRequest { QueueUrl = queueUrl, MessageBody = document.Body, MessageAttributes = Attributes(document) };
            await InternalCall.MakeAsync(_sendMessage, request, context, authorization, cancellationToken);
        }
    }

    private static string ServiceOf(string arn) => arn.Split(':') is [_, _, var service, ..] ? service : "sqs";

    private async ValueTask SendOutsideAsync(string destinationArn, string roleArn, DestinationDocument document, CancellationToken cancellationToken)
    {
        var name = destinationArn[(destinationArn.LastIndexOf(':') + 1)..];
        if (!MaySend(destinationArn, roleArn))
            throw new ServiceException("AccessDeniedException", $"The role {roleArn} may not send to {destinationArn}.", 403);
        if (ServiceOf(destinationArn) == "s3") await outside.Buckets!.PutAsync(name, document.ObjectKey!, document.Body, cancellationToken);
        else await outside.Topics!.PublishAsync(destinationArn, document.Body, Texts(document), cancellationToken);
    }

    private bool MaySend(string destinationArn, string roleArn)
    {
        // arn:aws:iam::ACCOUNT:role/NAME
        var account = roleArn.Split(':') is [_, _, _, _, { } found, ..] ? found : "";
        var (action, resource) = ServiceOf(destinationArn) switch
        {
            "s3" => ("s3:PutObject", $"{destinationArn}/*"),
            "sns" => ("sns:Publish", destinationArn),
            _ => ("lambda:InvokeFunction", destinationArn),
        };
        return _roles.Allows(account, destinationArn.Split(':')[3], roleArn, action, resource);
    }

    /// <summary>The attributes as SQS and SNS take them: each has a value.</summary>
    private static IEnumerable<(string Name, string Type, string Value)> Texts(DestinationDocument document) => document.Attributes
        .Where(static attribute => attribute.Value.Length > 0)
        .Select(static attribute => (attribute.Key, attribute.Key == "ErrorCode" ? "Number" : "String", Sendable(attribute.Value)));

    private static Dictionary<string, MessageAttributeValue>? Attributes(DestinationDocument document)
    {
        var attributes = Texts(document).ToDictionary(
            static attribute => attribute.Name, static attribute => new MessageAttributeValue { DataType = attribute.Type, StringValue = attribute.Value });
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
