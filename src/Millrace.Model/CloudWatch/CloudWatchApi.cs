using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>Amazon CloudWatch, API version 2010-08-01: the table of its operations.</summary>
[Service(
    "CloudWatch",
    "2010-08-01",
    SigningName = "monitoring",
    IamPrefix = "cloudwatch",
    TargetPrefix = "GraniteServiceVersion20100801",
    XmlNamespace = "http://monitoring.amazonaws.com/doc/2010-08-01/",
    JsonVersion = "1.0",
    InternalError = "InternalServiceFault",
    ConstraintError = "ValidationError",
    AcceptsGzip = true,
    SpeaksRpcCbor = true)]
public static partial class CloudWatchApi;
