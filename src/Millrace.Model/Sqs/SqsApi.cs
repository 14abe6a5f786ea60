using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>Amazon Simple Queue Service, API version 2012-11-05: the table of its operations.</summary>
[Service(
    "SQS",
    "2012-11-05",
    SigningName = "sqs",
    IamPrefix = "sqs",
    TargetPrefix = "AmazonSQS",
    XmlNamespace = "http://queue.amazonaws.com/doc/2012-11-05/",
    JsonVersion = "1.0",
    ErrorNamespace = "com.amazonaws.sqs",
    InternalError = "InternalFailure",
    PathMember = "QueueUrl")]
public static partial class SqsApi;
